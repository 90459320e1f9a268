package dev.serverlease.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the permit register. */
record PermitRow(
        String number,
        String kind,
        @Nullable String holderUscc,
        List<String> items,
        String status,
        @Nullable LocalDate validTo) {}
