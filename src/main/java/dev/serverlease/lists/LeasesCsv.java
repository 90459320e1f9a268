package dev.serverlease.lists;

import dev.serverlease.words.DateWords;
import dev.serverlease.words.DueText;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A list as a file for a spreadsheet (RFC 4180), in one language. Which leases are in it, and their order, is as it was
 * at one moment; their rows are read part by part while they are sent, so that no reader, however slow, holds a
 * connection or many rows.
 */
@Component
class LeasesCsv {

    private static final int PART = 500;

    private static final Word REFERENCE = new Word("申请编号", "Reference");

    private static final Word CREDIT_CODE =
            new Word("统一社会信用代码（空白：没有，例如自然人）", "Credit code (blank: none, as of an individual)");

    private static final List<Word> CODES = List.of(REFERENCE, CREDIT_CODE);

    private static final List<Word> HEADINGS = List.of(
            new Word("编号", "Lease"),
            REFERENCE,
            new Word("承租人", "Lessee"),
            new Word("曾用名", "Formerly"),
            CREDIT_CODE,
            new Word("阶段", "Stage"),
            new Word("结束原因", "Ended because"),
            new Word("风险", "Risk"),
            new Word("经办人", "Applied for by"),
            new Word("申请时间", "Applied"),
            new Word("进入阶段", "In its stage since"),
            new Word("下一期限", "Next date"),
            new Word("期限时刻（空白：至当日结束）", "At (blank: until the end of the day)"),
            new Word("期限事项", "What is due"),
            new Word("是否逾期", "Overdue"),
            new Word("租期至", "Until"),
            new Word("不定期", "Indefinite"));

    private final LeaseList leases;
    private final Clock clock;

    LeasesCsv(LeaseList leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    void write(LeaseFilter filter, LeaseOrder order, OneLanguage language, OutputStream out) throws IOException {
        var numbers = leases.numbers(filter, order);
        var csv = new CsvWriter(out);
        csv.head(
                HEADINGS.stream().map(language::of).toList(),
                CODES.stream().map(language::of).collect(Collectors.toSet()));
        for (int from = 0; from < numbers.size(); from += PART) {
            var part = numbers.subList(from, Math.min(from + PART, numbers.size()));
            var rows = leases.byNumber(part);
            for (var number : part) {
                csv.row(cells(Objects.requireNonNull(rows.get(number)), language));
            }
        }
        csv.close();
    }

    private List<String> cells(ListedLease lease, OneLanguage language) {
        var what = lease.dueWhat();
        var reason = lease.endReason();
        var risk = lease.risk();
        return List.of(
                lease.number(),
                lease.reference(),
                lease.lessee(),
                String.join("；", lease.formerNames()),
                lease.lesseeCode() == null ? "" : lease.lesseeCode(),
                language.of(lease.stage().zh(), lease.stage().en()),
                reason == null ? "" : language.of(Words.of("end-reason", reason)),
                risk == null ? "" : language.of(Words.of("risk", risk)),
                lease.applicant(),
                minute(lease.appliedAt()),
                minute(lease.stageSince()),
                lastDay(lease.dueAt()),
                time(lease.dueAt()),
                what == null
                        ? ""
                        : language.of(
                                DateWords.of(what).zh(), DateWords.of(what).en()),
                yes(lease.overdue(), language),
                lastDay(lease.termEndsAt()),
                yes(lease.indefinite(), language));
    }

    private String minute(OffsetDateTime at) {
        return DueText.minute(at.atZoneSameInstant(clock.getZone()));
    }

    private String lastDay(@Nullable OffsetDateTime end) {
        return end == null
                ? ""
                : end.atZoneSameInstant(clock.getZone())
                        .minusNanos(1)
                        .toLocalDate()
                        .toString();
    }

    /** Midnight ends the day that stands before it. */
    private String time(@Nullable OffsetDateTime end) {
        var time = end == null
                ? LocalTime.MIDNIGHT
                : end.atZoneSameInstant(clock.getZone()).toLocalTime();
        return time.equals(LocalTime.MIDNIGHT)
                ? ""
                : time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String yes(boolean is, OneLanguage language) {
        return is ? language.of("是", "yes") : "";
    }
}
