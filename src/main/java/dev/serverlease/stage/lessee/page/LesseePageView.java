package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.activation.delivery.EndChoice;
import dev.serverlease.stage.inforce.usereview.UseReportTaking;
import dev.serverlease.stage.lessee.word.Against;
import dev.serverlease.stage.lessee.word.Objectable;
import dev.serverlease.stage.lessee.word.ObjectionViews;
import dev.serverlease.visit.Secrets;
import dev.serverlease.words.HolidaysMissing;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the identified lessee sees of its lease. */
@Component
class LesseePageView {

    private static final int KEY = 16;

    private final LeaseState state;
    private final LesseePaperRoom papers;
    private final LesseeNotices notices;
    private final Obligations obligations;
    private final ObjectionViews objections;
    private final Objectable objectable;
    private final OwnReports reports;

    LesseePageView(
            LeaseState state,
            LesseePaperRoom papers,
            LesseeNotices notices,
            Obligations obligations,
            ObjectionViews objections,
            Objectable objectable,
            OwnReports reports) {
        this.state = state;
        this.papers = papers;
        this.notices = notices;
        this.obligations = obligations;
        this.objections = objections;
        this.objectable = objectable;
        this.reports = reports;
    }

    /**
     * @param state the first line is where the lease stands
     * @param contracts the contract, and agreements to it
     * @param endOpen what the lessee may choose after a late hand-over; null if nothing
     * @param endKept what it chose; null if nothing
     * @param mayReport whether the use can be reported now
     * @param reviewOpen whether a review of the use waits for a report
     * @param key by which a form that is sent twice is one
     */
    record Shown(
            String number,
            String party,
            List<Bilingual> state,
            List<LesseePaperRoom.Shelved> contracts,
            List<LesseePaperRoom.Shelved> letters,
            List<LesseeNotices.Told> notices,
            List<Obligation> obligations,
            EndChoice.@Nullable Open endOpen,
            @Nullable EndChoice endKept,
            List<ObjectionViews.View> objections,
            List<Against> objectable,
            boolean mayReport,
            boolean reviewOpen,
            List<OwnReports.Received> reports,
            List<Attachment> files,
            String key) {

        /** The numbers of a paper's pages. */
        public List<Integer> pages(LesseePaperRoom.Shelved paper) {
            return IntStream.rangeClosed(1, paper.pages()).boxed().toList();
        }

        /** What is said of the lessee's own dates, each of which gives way to a holiday; null if nothing. */
        public @Nullable Bilingual holidaysMissing() {
            var ends = obligations.stream()
                    .filter(one -> one.who().equals(Obligation.LESSEE))
                    .map(Obligation::at)
                    .toList();
            return HolidaysMissing.note(ends, TimeConfiguration.ZONE);
        }
    }

    Shown of(Lease lease) {
        var shelved = papers.of(lease);
        return new Shown(
                lease.number(),
                lease.lesseeName(),
                state.of(lease),
                shelved.stream().filter(one -> !one.isLetter()).toList(),
                shelved.stream().filter(LesseePaperRoom.Shelved::isLetter).toList(),
                notices.of(lease),
                obligations.of(lease),
                state.endOpen(lease),
                state.endKept(lease),
                objections.of(lease.number()),
                List.copyOf(objectable.of(lease)),
                UseReportTaking.isUsed(lease),
                UseReportTaking.isUsed(lease) && lease.stepBy() != null,
                reports.of(lease.number()),
                reports.files(lease.number()),
                Secrets.token().substring(0, KEY));
    }
}
