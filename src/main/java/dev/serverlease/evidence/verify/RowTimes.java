package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.evidence.verify.AuditLines.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The times at which rows say that they were recorded, against the time of their entry. The product's role cannot write
 * others; whoever has the database can.
 */
final class RowTimes {

    /** Columns with such a time. Dates that people name, or that the law sets, are none. */
    static final Set<String> RECORDED = Set.of(
            "accepted_at",
            "answered_at",
            "asked_at",
            "at",
            "completed_at",
            "decided_at",
            "drafted_at",
            "given_at",
            "imported_at",
            "lifted_at",
            "made_at",
            "received_at",
            "recorded_at",
            "reported_at",
            "requested_at",
            "said_at",
            "set_at",
            "signed_at",
            "submitted_at",
            "suspended_at");

    /** Of a person who was verified in another lease before. */
    private static final String FROM_ELSEWHERE = "identity_verification";

    private static final Duration APART = AuditLines.BEHIND.plus(AuditLines.AHEAD);

    private final Report report;

    /** What counts on in a later round keeps its time. */
    private final Set<String> before = new HashSet<>();

    /** Who did something when: what an officer agreed to may become a decision later. */
    private final Set<String> acts = new HashSet<>();

    private RowTimes(Report report) {
        this.report = report;
    }

    static void check(List<Entry> entries, Report report) {
        var check = new RowTimes(report);
        for (var entry : entries) {
            for (var table : entry.payload().path("rows").properties()) {
                table.getValue().forEach(row -> check.row(entry, table.getKey(), row));
            }
            instant(entry.at())
                    .ifPresent(
                            at -> check.acts.add(act(entry.body().path("actor").asText(), at)));
        }
    }

    private void row(Entry entry, String table, JsonNode row) {
        for (var member : row.properties()) {
            if (RECORDED.contains(member.getKey())
                    && member.getValue().isTextual()
                    && before.add(table + " " + member)
                    && entry.bearsRecording()
                    && !table.equals(FROM_ELSEWHERE)
                    && instant(member.getValue().asText())
                            .filter(time -> isNear(entry, time)
                                    || acts.contains(act(row.path("officer").asText(), time)))
                            .isEmpty()) {
                report.fails(
                        "第 " + entry.seq() + " 条操作记录所载 " + table + " 的一行自称作于 "
                                + member.getValue().asText() + "，与该条的操作时间 " + entry.at() + " 不符：时间被倒签或者改动",
                        "A row of " + table + " that entry " + entry.seq() + " holds says that it was made at "
                                + member.getValue().asText() + ", which does not fit the entry's time, " + entry.at()
                                + ": a time was set back or altered");
            }
        }
    }

    private static String act(String person, Instant at) {
        return person + " " + at;
    }

    private static boolean isNear(Entry entry, Instant time) {
        return instant(entry.at())
                .filter(at -> Duration.between(at, time).abs().compareTo(APART) <= 0)
                .isPresent();
    }

    /** Empty where it cannot be read. */
    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
