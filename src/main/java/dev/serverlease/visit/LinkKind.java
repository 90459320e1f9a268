package dev.serverlease.visit;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Notice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links of one purpose: where their rows are, what ends them, and how their steps are kept. */
public interface LinkKind<L extends VisitorLink> {

    /** What is kept of a visitor's way in, under the name that this kind gives it. */
    enum Step {
        NOT_RECOGNISED,
        OPENED,
        CODE_SHOWN,
        CODE_WRONG,
        IDENTIFIED,
        TRIED
    }

    LinkAccess<L> access();

    /**
     * Why it cannot be used any more, even before anybody has written that into its row; null as long as it can. Reads
     * only.
     */
    @Nullable
    Bilingual over(L link, Lease lease);

    /** Writes the end of a link that is over into its row; does nothing where it stands there. Under its lock. */
    void close(L link, Lease lease);

    /** @param visitor null where an officer acts */
    void keep(L link, Step step, String actor, @Nullable Visitor visitor, Map<String, String> said);

    /**
     * Asked before the code is shown to an officer, who is then known to have had it.
     *
     * @throws dev.serverlease.request.Refusal with 409 if this officer must not have it
     */
    default void requireMayRead(Lease lease, String officer) {}

    /**
     * What officers and the visitor, whose name was recognised, have to know before a code is passed on: that little
     * can be done with it any more. Reads only.
     */
    default Optional<Bilingual> outdated(Lease lease) {
        return Optional.empty();
    }

    /** When a visit that begins now is over. */
    Instant visitUntil(Instant now);

    /** For officers: somebody waits for a code, to be read out. */
    Notice codeWaits(Lease lease);
}
