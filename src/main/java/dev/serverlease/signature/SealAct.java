package dev.serverlease.signature;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One use of the lessor's seal.
 *
 * @param lessorName as the contract names the lessor; the seal's certificate must bear the same name
 * @param reason what the seal does, written into the signature, for example the contract's number
 * @param lessor who signs for the lessor, which the visible seal and the signature's reason say (Civil Code arts. 61,
 *     172); null where nobody is named, as under a letter
 * @param lessee who has signed for the lessee, which the visible seal says too: a file that was signed elsewhere may
 *     show nothing in the lessee's field, and nothing may be added to it then; null where no lessee signs
 */
public record SealAct(
        String lessorName,
        String reason,
        @Nullable LessorSigned lessor,
        @Nullable LesseeSigned lessee) {

    public SealAct(String lessorName, String reason) {
        this(lessorName, reason, null, null);
    }

    /** What the signature says that it is for: {@link #reason}, and who signs. */
    String statedReason() {
        return lessor == null ? reason : reason + "；签署人 Signed by " + lessor.by() + "（" + lessor.authority() + "）";
    }

    /**
     * @param by name of the person
     * @param authority by what authority: the legal representative, or the letter with its number
     */
    public record LessorSigned(String by, String authority) {

        /** As a reader sees it. */
        String shown() {
            return "出租人签署人 Signed by：" + by + "，" + authority;
        }
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
