package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lessor's telecom permit as the register shows it; categories are catalogue codes such as {@code A14-4}.
 *
 * @param coverage provinces, or {@code NATIONWIDE}
 * @param authorisedSubsidiary whether the register names the lessor as the holder's authorised subsidiary
 *     ({@code lessor.permit-borrowed})
 * @param renewalAppliedOn when renewal was applied for ({@code review.permit-renewal})
 */
public record PermitFacts(
        @Nullable String no,
        @Nullable String holderUscc,
        Set<String> categories,
        Set<String> items,
        Set<String> coverage,
        @Nullable LocalDate validTo,
        RegisterStatus status,
        @Nullable Boolean authorisedSubsidiary,
        @Nullable LocalDate renewalAppliedOn) {

    static final PermitFacts UNSTATED =
            new PermitFacts(null, null, Set.of(), Set.of(), Set.of(), null, RegisterStatus.UNKNOWN, null, null);

    public PermitFacts {
        categories = LeaseFacts.sorted(categories);
        items = LeaseFacts.sorted(items);
        coverage = LeaseFacts.sorted(coverage);
        status = LeaseFacts.orElse(status, RegisterStatus.UNKNOWN);
    }
}
