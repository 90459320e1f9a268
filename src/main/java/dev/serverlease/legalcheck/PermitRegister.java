package dev.serverlease.legalcheck;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the public registers say of a permit or filing, by its exact number, its kind and its holder. A number that is
 * not here, is of another kind or is somebody else's is unknown.
 */
@Repository
class PermitRegister {

    private final JdbcClient jdbc;

    PermitRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        TELECOM_PERMIT,
        FILING,
        CROSS_BORDER_APPROVAL
    }

    record Entry(Set<String> items, boolean valid, @Nullable LocalDate validTo) {

        /** VALID or NOT_VALID on the day; what has run out is not valid, whatever the register last said. */
        String status(LocalDate day) {
            return valid && (validTo == null || !validTo.isBefore(day)) ? "VALID" : "NOT_VALID";
        }
    }

    /** @param holderUscc the credit code of whoever relies on it; an entry without holder is taken for anybody's */
    Optional<Entry> find(String number, Kind kind, String holderUscc) {
        return jdbc.sql(
                        "select items, status, valid_to from lease.permit_register where number = :number and kind = :kind"
                                + " and (holder_uscc is null or holder_uscc = :holder)")
                .param("kind", kind.name())
                .param("holder", holderUscc)
                .param("number", number)
                .query((row, index) -> new Entry(
                        new TreeSet<>(
                                Arrays.asList((String[]) row.getArray("items").getArray())),
                        row.getString("status").equals("VALID"),
                        row.getDate("valid_to") == null
                                ? null
                                : row.getDate("valid_to").toLocalDate()))
                .optional();
    }
}
