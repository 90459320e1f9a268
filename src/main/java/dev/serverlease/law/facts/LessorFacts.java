package dev.serverlease.law.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The lessor as its register entry shows it.
 *
 * @param claimsWhollyAbroad whether it claims that machine room, access and performance are all abroad
 *     ({@code lessor.licence-overseas-claim}, STATUTES 6.3)
 */
public record LessorFacts(
        @Nullable Kind kind,
        @Nullable String name,
        @Nullable String uscc,
        PermitFacts permit,
        Title title,
        @Nullable BigDecimal foreignSharePct,
        @Nullable String pilotApproval,
        @Nullable Boolean claimsWhollyAbroad) {

    static final LessorFacts UNSTATED =
            new LessorFacts(null, null, null, PermitFacts.UNSTATED, Title.UNKNOWN, null, null, null);

    public LessorFacts {
        permit = LeaseFacts.orElse(permit, PermitFacts.UNSTATED);
        title = LeaseFacts.orElse(title, Title.UNKNOWN);
    }

    public enum Kind {
        MAINLAND_COMPANY,
        MAINLAND_INDIVIDUAL,
        OVERSEAS_ENTITY
    }

    public enum Title {
        OWNER,
        LESSEE_WITH_CONSENT,
        LESSEE_NO_CONSENT,
        UNKNOWN
    }
}
