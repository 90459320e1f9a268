package dev.serverlease.legalcheck;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the public registers say of a permit or filing, by its exact number. A number that is not here is unknown. */
@Repository
class PermitRegister {

    private final JdbcClient jdbc;

    PermitRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Entry(
            @Nullable String holderUscc,
            Set<String> items,
            boolean valid,
            @Nullable LocalDate validTo) {

        /** VALID or NOT_VALID on the day; what has run out is not valid, whatever the register last said. */
        String status(LocalDate day) {
            return valid && (validTo == null || !validTo.isBefore(day)) ? "VALID" : "NOT_VALID";
        }
    }

    Optional<Entry> find(String number) {
        return jdbc.sql("select holder_uscc, items, status, valid_to from lease.permit_register where number = :number")
                .param("number", number)
                .query((row, index) -> new Entry(
                        row.getString("holder_uscc"),
                        new TreeSet<>(
                                Arrays.asList((String[]) row.getArray("items").getArray())),
                        row.getString("status").equals("VALID"),
                        row.getDate("valid_to") == null
                                ? null
                                : row.getDate("valid_to").toLocalDate()))
                .optional();
    }
}
