package dev.serverlease.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.number.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the public registers say of a permit, filing or approval, by its exact number, its kind and its holder. A number
 * is unknown if it is missing here, has another kind, belongs to somebody else, or has no recorded holder.
 */
@Repository
public class PermitRegister {

    private final JdbcClient jdbc;

    PermitRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the register contains; the last four are here because the data export rules and Decree 292, article 5,
     * require them.
     */
    public enum Kind {
        TELECOM_PERMIT,
        FILING,
        /** To carry on cross-border telecom business. */
        CROSS_BORDER_APPROVAL,
        /** To use an international channel or a satellite link (国际通信信道、卫星通信许可). */
        CHANNEL_APPROVAL,
        /** A passed security assessment of data export (数据出境安全评估). */
        SECURITY_ASSESSMENT,
        /** A filed standard contract (个人信息出境标准合同备案). */
        STANDARD_CONTRACT_FILING,
        /** A certificate of personal information protection (个人信息保护认证). */
        PIP_CERTIFICATE,
        /** The consent of a sector's authority (前置审批). */
        SECTOR_APPROVAL
    }

    /**
     * @param validTo the last day; null if it has none or the register names none
     * @param renewalAppliedOn when renewal or extension was applied for; null if the register knows of none
     */
    public record Entry(
            String number,
            Kind kind,
            Set<String> items,
            boolean valid,
            @Nullable LocalDate validTo,
            @Nullable LocalDate renewalAppliedOn) {

        /**
         * VALID or NOT_VALID on the day; an expired entry is NOT_VALID even if the register last showed it as valid.
         */
        public String status(LocalDate day) {
            return valid && (validTo == null || !validTo.isBefore(day)) ? "VALID" : "NOT_VALID";
        }
    }

    /**
     * The holder that an entry must have.
     *
     * @param uscc the credit code; empty if there is none
     * @param individual the name of an individual, who has no code and can only hold filings; empty for all others
     */
    public record Holder(String uscc, String individual) {

        /** @param lessee section {@code lessee} of an application */
        public static Holder of(JsonNode lessee) {
            boolean individual = lessee.path("kind").asText().equals(LesseeFacts.Kind.INDIVIDUAL.name());
            return new Holder(
                    lessee.path("uscc").asText(""),
                    individual ? lessee.path("name").asText("") : "");
        }
    }

    /** The found entries, by number. */
    public record Entries(Map<String, Entry> byNumber) {

        public Optional<Entry> find(String number, Kind kind) {
            return Optional.ofNullable(byNumber.get(number)).filter(entry -> entry.kind() == kind);
        }
    }

    /**
     * All that one application relies on, in one query.
     *
     * @param holder the person or organisation that relies on it
     */
    public Entries entries(Collection<String> numbers, Holder holder) {
        return new Entries(
                numbers.isEmpty()
                        ? Map.of()
                        : jdbc
                                .sql("select number, kind, items, status, valid_to, renewal_applied_on"
                                        + " from lease.permit_register where number = any(:numbers)"
                                        + " and (holder_uscc = :uscc or (holder_uscc is null and kind = 'FILING'"
                                        + " and holder_name = :individual))")
                                .param("numbers", numbers.toArray(new String[0]))
                                .param("uscc", Uscc.normal(holder.uscc()))
                                .param("individual", holder.individual().strip())
                                .query((row, index) -> entry(row))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Entry::number, Function.identity())));
    }

    /** On which day the register was read, by the number of the entry; a number without an entry is left out. */
    public Map<String, LocalDate> readOn(Collection<String> numbers) {
        return jdbc
                .sql("select number, max(read_on) as read_on from lease.permit_register"
                        + " where number = any(:numbers) group by number")
                .param("numbers", numbers.toArray(new String[0]))
                .query((row, index) -> Map.entry(row.getString("number"), row.getObject("read_on", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("number"),
                Kind.valueOf(row.getString("kind")),
                items(row),
                row.getString("status").equals("VALID"),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("renewal_applied_on", LocalDate.class));
    }

    static Set<String> items(ResultSet row) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) row.getArray("items").getArray()));
    }
}
