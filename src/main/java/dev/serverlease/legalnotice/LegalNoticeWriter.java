package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes letters of one kind, from what the stage that gives such notices knows. */
public interface LegalNoticeWriter {

    LegalNoticeKind kind();

    /**
     * @param request the officer's own figures, where they differ from the usual
     * @return empty where the lessor has nothing of this kind to declare: the lessee terminates, or both agree
     */
    Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request);

    /**
     * The last day on which such a letter has effect if it arrives (Civil Code art. 564); empty where no right lapses.
     */
    default Optional<LocalDate> lastDay(Lease lease) {
        return Optional.empty();
    }

    /**
     * Whether another letter may go out on the same matter while one stands that was sent.
     *
     * @param demanded what that one demands; null if it demands nothing
     */
    default boolean mayBeFollowed(Lease lease, @Nullable DemandedRent demanded) {
        return true;
    }
}
