package dev.serverlease.register;

import dev.serverlease.law.facts.RegisterStatus;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the permit register.
 *
 * @param holderUscc the holder's credit code; null for the filing of an individual
 * @param holderName the holder's name; an individual is known by it
 * @param validTo the last day; null if it has none
 * @param renewalAppliedOn when renewal or extension was applied for; null if it was not
 */
record PermitRow(
        String number,
        PermitRegister.Kind kind,
        @Nullable String holderUscc,
        @Nullable String holderName,
        Set<String> items,
        RegisterStatus status,
        @Nullable LocalDate validTo,
        @Nullable LocalDate renewalAppliedOn) {}
