package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.visit.VisitorLink;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to the lessee's page as its row has it; without its secrets, of which the row has only digests.
 *
 * @param signer who acts for the lessee, as applied for
 * @param address for the mail that carries it; null if none is known
 * @param handedOut whether an officer was given it
 */
public record LesseeLink(
        UUID id,
        String leaseNumber,
        String signer,
        String numberEnd,
        @Nullable String address,
        @Nullable String telephone,
        State state,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        boolean handedOut,
        int tries,
        int codes,
        @Nullable Instant codeUntil,
        @Nullable String deskCode,
        boolean deskCodeShown)
        implements VisitorLink {

    /** Whether it can be used, and why not. */
    enum State {
        OPEN("有效", "can be used"),
        SUPERSEDED("已由新的链接取代", "replaced by a newer one"),
        REVOKED("已撤销", "revoked"),
        EXPIRED("已过有效期", "expired");

        /** What is said instead while it takes no more answers. */
        static final Bilingual LOCKED =
                new Bilingual("多次输错，已锁定，请重新发出", "locked after too many wrong answers; issue a new one");

        private final Bilingual words;

        State(String zh, String en) {
            words = new Bilingual(zh, en);
        }

        Bilingual words() {
            return words;
        }

        String action() {
            return "LESSEE_LINK_" + name();
        }
    }

    /** The path of a link, which its mail and its page have. */
    public static String path(String token) {
        return "/lessee/" + token;
    }
}
