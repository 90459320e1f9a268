package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.activation.delivery.EndChoice;
import dev.serverlease.stage.inforce.usereview.UseReportTaking;
import dev.serverlease.stage.lessee.word.Against;
import dev.serverlease.stage.lessee.word.Objectable;
import dev.serverlease.stage.lessee.word.ObjectionViews;
import dev.serverlease.visit.Secrets;
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
     * @param estimated whether a day of the lessee's lies in a year whose holidays are not arranged yet
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
            boolean estimated,
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
    }

    Shown of(Lease lease) {
        var shelved = papers.of(lease);
        var owed = obligations.of(lease);
        return new Shown(
                lease.number(),
                lease.lesseeName(),
                state.of(lease),
                shelved.stream().filter(one -> !one.isLetter()).toList(),
                shelved.stream().filter(LesseePaperRoom.Shelved::isLetter).toList(),
                notices.of(lease),
                owed,
                state.endOpen(lease),
                state.endKept(lease),
                obligations.areEstimated(owed),
                objections.of(lease.number()),
                List.copyOf(objectable.of(lease)),
                UseReportTaking.isUsed(lease),
                UseReportTaking.isUsed(lease) && lease.stepBy() != null,
                reports.of(lease.number()),
                reports.files(lease.number()),
                Secrets.token().substring(0, KEY));
    }
}
