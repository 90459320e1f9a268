package dev.serverlease.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Announces what an import is about to change; called before its lines are stored. */
@Component
class RegisterChanges {

    private final JdbcClient jdbc;
    private final Lessors lessors;
    private final ApplicationEventPublisher events;

    RegisterChanges(JdbcClient jdbc, Lessors lessors, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lessors = lessors;
        this.events = events;
    }

    void announcePermits(List<PermitRow> rows) {
        var before = jdbc
                .sql(
                        "select number, kind, holder_uscc, holder_name, items, status, valid_to, renewal_applied_on from lease.permit_register"
                                + " where number = any(:numbers)")
                .param("numbers", rows.stream().map(PermitRow::number).toArray(String[]::new))
                .query(RegisterChanges::permit)
                .list()
                .stream()
                .collect(Collectors.toMap(PermitRow::number, Function.identity()));
        announce(
                rows.stream()
                        .filter(row -> !row.equals(before.get(row.number())))
                        .map(PermitRow::number)
                        .collect(Collectors.toSet()),
                Set.of());
    }

    void announceLessors(List<LessorFile.Row> rows) {
        var before = jdbc
                .sql("select code, facts::text from lease.lessor_register where code = any(:codes)")
                .param("codes", rows.stream().map(LessorFile.Row::code).toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("code"), lessors.lessor(row.getString("facts"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        announce(
                Set.of(),
                rows.stream()
                        .filter(row -> !row.lessor().equals(before.get(row.code())))
                        .map(LessorFile.Row::code)
                        .collect(Collectors.toSet()));
    }

    private void announce(Set<String> numbers, Set<String> lessors) {
        if (!numbers.isEmpty() || !lessors.isEmpty()) {
            events.publishEvent(new RegisterChanged(numbers, lessors));
        }
    }

    private static PermitRow permit(ResultSet row, int index) throws SQLException {
        return new PermitRow(
                row.getString("number"),
                PermitRegister.Kind.valueOf(row.getString("kind")),
                row.getString("holder_uscc"),
                row.getString("holder_name"),
                new HashSet<>(PermitRegister.items(row)),
                dev.serverlease.law.facts.RegisterStatus.valueOf(row.getString("status")),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("renewal_applied_on", LocalDate.class));
    }
}
