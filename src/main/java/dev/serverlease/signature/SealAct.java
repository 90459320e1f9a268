package dev.serverlease.signature;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One use of the lessor's seal.
 *
 * @param lessorName as the contract names the lessor; the seal's certificate must bear the same name
 * @param reason what the seal does, written into the signature, for example the contract's number
 * @param lessee who has signed for the lessee, which the visible seal says too: a file that was signed elsewhere may
 *     show nothing in the lessee's field, and nothing may be added to it then; null where no lessee signs
 */
public record SealAct(
        String lessorName, String reason, @Nullable LesseeSigned lessee) {

    public SealAct(String lessorName, String reason) {
        this(lessorName, reason, null);
    }

    /**
     * @param by name of the person
     * @param authority by what authority, e.g. the letter's file and digest; empty if none is to be shown
     * @param at when it was signed, by our clock
     */
    public record LesseeSigned(String by, String authority, Instant at) {

        private static final String LETTER = "授权委托书";

        /** Who has signed, as a reader sees it: an agent with its letter of authority, anybody else by office. */
        public List<String> shown() {
            return isAgent()
                    ? List.of("由" + by + "（委托代理人）代为签署 Signed by an agent", authority)
                    : List.of(by + (authority.isEmpty() ? "" : "，" + authority));
        }

        /** Whether a letter gives the authority. */
        public boolean isAgent() {
            return authority.startsWith(LETTER);
        }
    }
}
