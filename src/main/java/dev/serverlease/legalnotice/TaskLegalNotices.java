package dev.serverlease.legalnotice;

import dev.serverlease.attachment.NoticeTexts;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.EndWords;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters of a user task in which a notice's arrival is recorded. */
@Component
public class TaskLegalNotices {

    private final WantedLegalNotices wanted;
    private final NoticeMatters matters;
    private final LegalNoticeList list;
    private final LetterArrivals arrivals;
    private final NoticeTexts texts;

    TaskLegalNotices(
            WantedLegalNotices wanted,
            NoticeMatters matters,
            LegalNoticeList list,
            LetterArrivals arrivals,
            NoticeTexts texts) {
        this.texts = texts;
        this.wanted = wanted;
        this.matters = matters;
        this.list = list;
        this.arrivals = arrivals;
    }

    /** Asks for a letter when the task is created; it is made afterwards, and the task never waits for it. */
    public void want(Lease lease, LegalNoticeKind kind, String taskId) {
        wanted.want(lease.number(), kind, taskId);
    }

    /**
     * An arrival as a task's form says it.
     *
     * @param group of the fields {@code day} and {@code proof} with its dot; empty if they stand in none
     * @param dayField in which the day of arrival is said
     * @param day of arrival
     * @param proof what is said to prove it, as the officer wrote it
     * @param since the first day on which there was a ground for the notice; null for that of the contract's conclusion
     * @param endOfPeriod whether the day is the one on which notice given elsewhere takes effect that arrived earlier
     *     and says so (Civil Code art. 565(1))
     */
    public record Arrival(
            String group,
            String dayField,
            LocalDate day,
            String proof,
            @Nullable LocalDate since,
            boolean endOfPeriod) {

        public Arrival(String group, String dayField, LocalDate day, String proof, @Nullable LocalDate since) {
            this(group, dayField, day, proof, since, false);
        }

        String inDay() {
            return group + dayField;
        }

        String inProof() {
            return group + "proof";
        }
    }

    /**
     * @throws Refusal as {@link LetterArrivals#require} says, and where notice that ends the contract was given outside
     *     the product and is not on file itself
     */
    public void requireArrival(Lease lease, LegalNoticeKind kind, Arrival arrival) {
        arrivals.require(lease, kind, arrival);
        if (kind.endsTheContract() && arrived(lease, kind, arrival.day()).isEmpty()) {
            texts.require(lease, arrival.inProof(), arrival.since(), arrival.day());
        }
    }

    /** Which notice of termination arrived on this day, for the audit trail: a letter of ours, or a file. */
    public Map<String, String> notice(Lease lease, LegalNoticeKind kind, LocalDate day) {
        return arrived(lease, kind, day)
                .map(letter -> Map.of("reference", letter))
                .orElseGet(() -> text(lease, day));
    }

    /** The same of the lessee's own notice, for which no letter is made here. */
    public Map<String, String> lessees(Lease lease, LocalDate day) {
        return text(lease, day);
    }

    private Map<String, String> text(Lease lease, LocalDate day) {
        return texts.latest(lease.number(), day)
                .map(file -> Map.of(
                        EndWords.NOTICE,
                        file.fileName(),
                        EndWords.NOTICE_FILE,
                        file.id().toString()))
                .orElse(Map.of());
    }

    /**
     * The letter whose arrival on this day is recorded, for the audit trail; empty if notice was given outside the
     * product.
     */
    public Optional<String> arrived(Lease lease, LegalNoticeKind kind, LocalDate day) {
        return arrivals.arrivedOn(lease, kind, day).stream()
                .map(LegalNotice::number)
                .findFirst();
    }

    /** The same of a demand: the letter that demands this. */
    public Optional<String> arrived(Lease lease, DemandedRent said, LocalDate day) {
        return arrivals.arrivedOn(lease, LegalNoticeKind.RENT_DEMAND, day).stream()
                .filter(letter -> letter.demands(said))
                .map(LegalNotice::number)
                .findFirst();
    }

    /**
     * @throws Refusal as {@link LetterArrivals#requireProofOfLessees} says, and where its notice is not on file itself
     */
    public void requireProofOfLessees(Lease lease, LocalDate day, LocalDate since) {
        arrivals.requireProofOfLessees(lease, day, since);
        texts.require(lease, "proof", null, day);
    }

    /**
     * Before a demand is recorded whose letter was made here: it is the one that was sent, for the letter is what
     * reached the lessee, on the day of its own record. Of several it is the one that arrived on that day.
     *
     * @param group of the fields {@code amount}, {@code currency}, {@code overdueSince}, {@code periodDays} and
     *     {@code sentOn}
     * @throws Refusal with 400 that names the fields that differ
     */
    public void requireAsSent(Lease lease, String group, DemandedRent said, LocalDate sentOn, LocalDate arrivedOn) {
        var arrived = arrivals.arrivedOn(lease, LegalNoticeKind.RENT_DEMAND, arrivedOn);
        arrived.stream()
                .filter(letter -> arrived.stream().map(LegalNotice::sentOn).noneMatch(sentOn::equals))
                .findFirst()
                .ifPresent(letter -> {
                    throw sentOnAnotherDay(letter, group, sentOn);
                });
        var sent = arrived.isEmpty() ? matters.sentAtHand(lease.number(), LegalNoticeKind.RENT_DEMAND) : arrived;
        if (sent.isEmpty() || sent.stream().anyMatch(letter -> letter.demands(said))) {
            return;
        }
        var demanded = Objects.requireNonNull(sent.get(0).demanded(), "every demand for rent demands some");
        var number = sent.get(0).number();
        var message = "已发出的通知 " + number + " 催告的是自 " + demanded.overdueSince() + " 起逾期的租金 "
                + demanded.amount().toPlainString() + " " + demanded.currency() + "，支付期限 " + demanded.periodDays()
                + " 日，登记须与其一致；要催告其他内容的，先登记其退回，或者取消该项逾期登记后重新登记，再制作新的通知书并发出。 Notice " + number + ", as sent, demands "
                + demanded.amount().toPlainString() + " " + demanded.currency() + ", overdue since "
                + demanded.overdueSince() + ", within " + demanded.periodDays()
                + " days; record that. To demand something else, record first that it came back, or retract the default and"
                + " record it anew; then make a new letter and send it.";
        throw new Refusal(
                400,
                message,
                said.differences(demanded).stream()
                        .map(field -> new FieldError(group + "." + field, message))
                        .toList());
    }

    private static Refusal sentOnAnotherDay(LegalNotice letter, String group, LocalDate sentOn) {
        var message = "催告发出日 " + sentOn + " 与通知 " + letter.number() + " 的记录不符，该通知于 " + letter.sentOn()
                + " 发出，请填写该日。 Notice " + letter.number() + " went out on " + letter.sentOn() + " and not on " + sentOn
                + "; give the day of its record.";
        return new Refusal(400, message, List.of(new FieldError(group + ".sentOn", message)));
    }

    /**
     * The letter, as sent, that demands this in the matter at hand; empty if the demand was made outside the product.
     */
    public Optional<String> sent(Lease lease, DemandedRent said) {
        return matters.sentAtHand(lease.number(), LegalNoticeKind.RENT_DEMAND).stream()
                .filter(letter -> letter.demands(said))
                .map(LegalNotice::number)
                .findFirst();
    }

    /**
     * A demand that was sent.
     *
     * @param periodDays to pay, counted from the day after arrival
     */
    public record SentDemand(LocalDate sentOn, int periodDays) {}

    /** All of the default at hand that went out; one that came back may count as arrived (clause {@code notice}). */
    public List<SentDemand> sentDemands(Lease lease) {
        return matters.atHand(lease.number(), LegalNoticeKind.RENT_DEMAND).stream()
                .filter(LegalNotice::wentOut)
                .flatMap(letter -> Stream.ofNullable(letter.demanded())
                        .map(demanded -> new SentDemand(letter.sentOn(), demanded.periodDays())))
                .toList();
    }

    /** What the letter that counts demands; empty while there is none. */
    public Optional<DemandedRent> demanded(Lease lease) {
        return matters.counting(lease.number(), LegalNoticeKind.RENT_DEMAND).map(LegalNotice::demanded);
    }

    /** The number of the letter that counts: the newest that was sent, or the newest while none was; or empty. */
    public String counting(Lease lease, LegalNoticeKind kind) {
        return matters.counting(lease.number(), kind).map(LegalNotice::number).orElse("");
    }

    /** Whether the letter that counts has been sent. */
    public boolean isSent(Lease lease, LegalNoticeKind kind) {
        return matters.counting(lease.number(), kind).filter(LegalNotice::sent).isPresent();
    }

    /** The first day on which a letter of the matter at hand was sent; empty while none was. */
    public Optional<LocalDate> firstSentOn(Lease lease, LegalNoticeKind kind) {
        return matters.sentAtHand(lease.number(), kind).stream()
                .map(LegalNotice::sentOn)
                .min(Comparator.naturalOrder());
    }

    /** What the task's form shows of its letters, the newest first. */
    public List<Map<String, String>> shown(Lease lease, LegalNoticeKind kind) {
        return list.inForm(lease.number(), kind);
    }
}
