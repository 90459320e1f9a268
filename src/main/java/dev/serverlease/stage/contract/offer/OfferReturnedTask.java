package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 处理未签署的合同: the lessee declined, or nothing reached it; a contract officer decides how it goes on. */
@Component("offerReturnedTask")
class OfferReturnedTask extends LeaseTask {

    private static final String AGAIN = "OFFER_AGAIN";

    private final OpenSigning signing;
    private final Offers offers;
    private final ApplicationWords words;
    private final Clock clock;

    OfferReturnedTask(OpenSigning signing, Offers offers, ApplicationWords words, Clock clock) {
        super(Set.of("Task_OfferReturned"), Set.of("nextStep", "reason"));
        this.signing = signing;
        this.offers = offers;
        this.words = words;
        this.clock = clock;
    }

    /** The deadline for signing runs on. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var until = signing.until(lease);
        return until == null ? null : Date.from(until);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var returned = offers.latest(lease.number()).orElseThrow();
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", words.lessee(lease));
        view.put("version", returned.version());
        view.put("returnReason", returned.reason() == null ? "" : returned.reason());
        view.put("returnedBy", returned.by());
        return view;
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems =
                submission.problems().oneOf("nextStep", "如何处理", "offer-returned", Set.of(AGAIN, "CHANGE", "END"));
        if (!submission.text("nextStep").equals(AGAIN)) {
            problems.required("reason", "理由", 1000);
        }
        problems.refuseIfAny();
        if (submission.text("nextStep").equals("CHANGE")) {
            BackToTheApplication.require(signing.require(lease).contract(), "nextStep");
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var next = submission.text("nextStep");
        if (!next.equals(AGAIN)) {
            var draft = signing.require(lease).contract();
            offers.add(
                    lease.number(),
                    new OfferEvent(
                            draft.version(),
                            Kind.REFUSED,
                            submission.text("reason"),
                            null,
                            null,
                            actor,
                            clock.instant()),
                    draft.digest());
        }
        task.getExecution().setVariable("offerReturned", Variables.stringValue(next, true));
        task.getExecution().setVariable("notConcluded", Variables.stringValue(next, true));
    }
}
