package dev.serverlease.register;

import dev.serverlease.law.LeaseFacts.RegisterStatus;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of the permit register. */
record PermitRow(
        String number,
        PermitRegister.Kind kind,
        @Nullable String holderUscc,
        Set<String> items,
        RegisterStatus status,
        @Nullable LocalDate validTo) {}
