package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.sign.Visits.Visit;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** The signer reads, asks, and consents. */
@Service
class Readings {

    private static final int LONGEST_QUESTION = 1000;
    private static final int MOST_QUESTIONS = 50;

    private final Visits visits;
    private final LinkSteps steps;
    private final LesseeOffer offer;
    private final Explanations explanations;
    private final Notices notices;
    private final Moment moment;

    Readings(
            Visits visits,
            LinkSteps steps,
            @Lazy LesseeOffer offer,
            Explanations explanations,
            Notices notices,
            Moment moment) {
        this.visits = visits;
        this.steps = steps;
        this.offer = offer;
        this.explanations = explanations;
        this.notices = notices;
        this.moment = moment;
    }

    void read(Visit visit) {
        visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
            steps.take(link, LinkState.READ, visit.visitor(), Map.of());
            return true;
        });
    }

    /** @param ticked whether the signer ticked the sentence, which is never ticked beforehand */
    void consent(Visit visit, boolean ticked) {
        if (!ticked) {
            throw wrong("consent", "同意的，请先勾选这句话。 If you agree, tick the sentence first.");
        }
        visits.act(visit, LinkState.READ, (lease, link) -> {
            steps.take(link, LinkState.CONSENTED, visit.visitor(), Map.of("how", Consent.SENTENCE.text()));
            return true;
        });
    }

    /**
     * @param question may be empty: then the whole clause is to be explained
     * @return whether the clause is one of those that are marked
     */
    boolean ask(Visit visit, String clause, String question) {
        if (question.length() > LONGEST_QUESTION || !PlainText.is(question)) {
            throw wrong("question", "问题最多 1000 字，不含控制字符。 At most 1000 plain characters.");
        }
        return visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
            var issued = offer.issued(lease.number());
            var heading = issued.heading(clause)
                    .orElseThrow(() -> wrong("clause", "请选择合同中的一个条款。 Choose one of the contract's clauses."));
            boolean asked = explanations.open(lease.number(), link.version()).stream()
                    .anyMatch(
                            one -> one.clause().equals(clause) && one.question().equals(question));
            if (asked) {
                return issued.isMarked(clause); // the same form sent again
            }
            if (explanations.of(lease.number()).size() >= MOST_QUESTIONS) {
                throw new Refusal(409, "提出的问题已有 50 个，请直接联系出租人。 There are 50 questions already; call the lessor.");
            }
            var entry = steps.entry(
                    link,
                    LinkSteps.LESSEE,
                    "EXPLANATION_ASKED",
                    visit.visitor(),
                    Map.of("clause", heading.text(), "question", question));
            steps.keep(Explanations.asked(entry, link, clause, heading, question, moment.now()), link);
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.SIGNING_ONLINE,
                            "租赁 " + lease.number() + " 的签署人请求说明“" + heading.zh() + "”"
                                    + (question.isEmpty() ? "" : "：" + question)
                                    + "。答复前不能签署，请在租赁页面“请求说明”处答复；答复会显示在签署页面上。",
                            "The signer of lease " + lease.number() + " asks to have “" + heading.en() + "” explained"
                                    + (question.isEmpty() ? "" : ": " + question)
                                    + ". Nothing is signed before: answer on the lease's page, under “Explanations asked for”."
                                    + " The answer is shown on the signing page."),
                    Audience.group(Groups.CONTRACT));
            return issued.isMarked(clause);
        });
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }
}
