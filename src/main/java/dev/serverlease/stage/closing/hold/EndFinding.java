package dev.serverlease.stage.closing.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a legal officer found on an end that was in doubt.
 *
 * @param proof name of the file by which the parties settled it; null for the other kinds
 */
public record EndFinding(
        Kind finding, String reason, @Nullable String proof, String foundBy, Instant foundAt) {

    public enum Kind {
        /** The end stands: closing goes on. */
        END_EFFECTIVE,
        /** The notice ended nothing (Civil Code art. 565): server and data are kept. */
        END_WITHOUT_EFFECT,
        /** The parties have agreed in writing on what becomes of it: closing goes on. */
        SETTLED_BY_PARTIES
    }

    /** The same for the same reason. */
    public boolean is(Kind kind, String why) {
        return finding == kind && reason.equals(why);
    }
}
