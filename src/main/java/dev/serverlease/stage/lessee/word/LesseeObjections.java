package dev.serverlease.stage.lessee.word;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.rent.RentSettlement;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeSteps;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * 异议: the lessee objects to what was done or declared to it. The contract's clause on suspensions gives the lessor
 * three working days to answer. Called in the visit's transaction.
 */
@Service
public class LesseeObjections {

    /** As the contract's clause on suspensions says ({@code objectionWorkingDays} of {@code contract/figures.yaml}). */
    private static final int WORKING_DAYS_TO_ANSWER = 3;

    private static final Bilingual OBJECTION = new Bilingual("异议", "objection");

    private static final int LONGEST = 4000;
    private static final int MOST_OPEN = 5;
    private static final Set<String> ALL =
            Arrays.stream(Against.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Objections objections;
    private final Objectable objectable;
    private final HandedIn files;
    private final LesseeSteps steps;
    private final RentSettlement rents;
    private final Told told;
    private final Moment moment;

    LesseeObjections(
            Objections objections,
            Objectable objectable,
            HandedIn files,
            LesseeSteps steps,
            RentSettlement rents,
            Told told,
            Moment moment) {
        this.objections = objections;
        this.objectable = objectable;
        this.files = files;
        this.steps = steps;
        this.rents = rents;
        this.told = told;
        this.moment = moment;
    }

    /**
     * @throws Refusal with 400 that names the fields, 409 where its page sent another objection, the same waits for an
     *     answer already, there is nothing of this kind to object to or too many objections wait for an answer
     */
    public void object(Lease lease, LesseeLink link, VisitorForm form, Visitor visitor) {
        var said = form.submission();
        said.problems()
                .oneOf("against", "异议针对的事项", "objection-against", ALL)
                .required("text", "异议的理由", LONGEST)
                .written("key", "页面标识", "[A-Za-z0-9_-]{8,100}", "4c1f0a52")
                .refuseIfAny();
        var against = Against.valueOf(said.text("against"));
        var earlier = objections.byKey(lease.number(), said.text("key"));
        if (earlier.isPresent()) {
            requireSame(earlier.get(), against, said.text("text"), form.file().length > 0);
            return;
        }
        refuseIfSaid(lease, against, said.text("text"), form.file());
        if (!objectable.of(lease).contains(against)) {
            throw new Refusal(
                    409,
                    "目前没有可以提出异议的" + against.word().zh() + "。 There is nothing of this kind to object to: "
                            + against.word().en() + ".");
        }
        if (objections.of(lease.number()).stream().filter(Objection::isOpen).count() >= MOST_OPEN) {
            throw new Refusal(
                    409,
                    "已有 " + MOST_OPEN + " 项异议等待答复，请等待答复后再提出，或者直接联系出租人。 " + MOST_OPEN
                            + " objections wait for an answer; wait for it, or call the lessor.");
        }
        var file = files.keep(link, form, "异议 Objection：" + against.word().zh());
        var now = moment.now();
        var due = told.dueAfter(now);
        var text = said.text("text");
        var entry = steps.entry(
                link,
                LinkVisits.LESSEE,
                "LESSEE_OBJECTED",
                visitor,
                Map.of("against", against.name(), "objection", text, "answerDue", due.toString()));
        steps.append(
                lease.number(),
                Objections.made(entry, link, against, text, file.orElse(null), now, due, said.text("key")));
        if (against == Against.RENT_DEMAND) {
            rents.dispute(lease, text, LinkVisits.LESSEE);
        }
        told.objected(lease, against, due);
    }

    /** When the objection of the page with this key was recorded; empty if none was. */
    public Optional<Instant> receivedAt(String leaseNumber, String key) {
        return objections.byKey(leaseNumber, key).map(Objection::saidAt);
    }

    /** After an answer the same words are said anew. */
    private void refuseIfSaid(Lease lease, Against against, String text, byte[] file) {
        var since = SaidAlready.since(moment.now());
        objections.of(lease.number()).stream()
                .filter(one -> one.isOpen() && one.saidAt().isAfter(since))
                .filter(one -> one.against() == against && one.said().equals(text))
                .filter(one -> files.isAmong(lease.number(), kept -> kept.id().equals(one.file()), file))
                .findFirst()
                .ifPresent(one -> {
                    throw SaidAlready.refusal(OBJECTION, one.saidAt(), told.zone());
                });
    }

    /** Whatever is said anew must not be taken for a repeat, or it would be lost. */
    private static void requireSame(Objection earlier, Against against, String text, boolean withFile) {
        if (earlier.against() != against || !earlier.said().equals(text) || withFile && earlier.file() == null) {
            throw new Refusal(
                    409,
                    "这次没有收下：同一页面此前已提交另一项异议（“" + earlier.said()
                            + "”）。所填内容仍在本页，核对后再次提交即可作为新的异议。 Not taken: this page has sent"
                            + " another objection before. What you wrote is still here; check it and send it again as a new"
                            + " objection.");
        }
    }

    /** When the answer is due, and who is told. */
    @Service
    static class Told {

        private final WorkingDays workingDays;
        private final Notices notices;
        private final Clock clock;

        Told(WorkingDays workingDays, Notices notices, Clock clock) {
            this.workingDays = workingDays;
            this.notices = notices;
            this.clock = clock;
        }

        ZoneId zone() {
            return clock.getZone();
        }

        /** The end of the third working day after it. */
        Instant dueAfter(Instant now) {
            return workingDays.endAfter(
                    LocalDate.ofInstant(now, clock.getZone()), WORKING_DAYS_TO_ANSWER, clock.getZone());
        }

        void objected(Lease lease, Against against, Instant due) {
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.LESSEE_OBJECTION,
                            "租赁 " + lease.number() + " 的承租人在其页面提出异议（"
                                    + against.word().zh() + "），请在租赁页面查看，并于 "
                                    + PageTime.zh(clock.getZone()).counted(due) + " 前答复。",
                            "The lessee of lease " + lease.number() + " has objected on its page ("
                                    + against.word().en() + "). Read it on the lease's page and answer by "
                                    + PageTime.en(clock.getZone()).counted(due) + "."),
                    against.groups().stream().map(Audience::group).toArray(Audience[]::new));
        }
    }
}
