package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.stage.contract.offer.OfferEvent.SealAct;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 出租人用印: a contract officer accepts what the lessee signed, or does not. The lessee's signature is an offer that binds
 * it for a time (Civil Code art. 476); the lessor's seal accepts it, and the contract is concluded (art. 490).
 */
@Component("sealForLessorTask")
class SealForLessorTask extends LeaseTask {

    private final OpenSigning signing;
    private final Offers offers;
    private final Deciders deciders;
    private final SealConfirmations confirmations;
    private final ApplicationWords words;
    private final Clock clock;

    SealForLessorTask(
            OpenSigning signing,
            Offers offers,
            Deciders deciders,
            SealConfirmations confirmations,
            ApplicationWords words,
            Clock clock) {
        super(Set.of("Task_SealForLessor"), Set.of("sealing", "signerName", "authority", "kind", "refusal", "reason"));
        this.signing = signing;
        this.offers = offers;
        this.deciders = deciders;
        this.confirmations = confirmations;
        this.words = words;
        this.clock = clock;
    }

    /** Until when the lessee is bound by its signature. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var until = signing.until(lease);
        return until == null ? null : Date.from(until);
    }

    /** Whoever decided on the case does not also conclude its contract. */
    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_DECIDER ? deciders.of(lease) : super.named(condition, lease);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var signed = signed(lease);
        var lessee = lesseeSignature(signed);
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("document", signed.contract().number(lease.number()));
        view.put("lessee", words.lessee(lease));
        view.put("version", signed.contract().version());
        view.put("clauses", DraftView.clauses(signed.contract().text()));
        view.put("digest", signed.contract().digest());
        view.put("electronic", lessee.electronic() != null);
        view.put(
                "report",
                lessee.electronic() == null
                        ? List.of()
                        : lessee.electronic().lines().stream()
                                .map(Bilingual::text)
                                .toList());
        view.put("signer", lessee.signer());
        view.put("authority", lessee.authority());
        view.put("signedHow", lessee.how().text());
        view.put("mismatch", lessee.mismatch() == null ? "" : lessee.mismatch().text());
        view.put(
                "mismatchReason",
                lessee.mismatch() == null ? "" : lessee.mismatch().reason());
        return view;
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems = submission.problems().oneOf("sealing", "用印", "sealing", Set.of("SEAL", "REFUSE"));
        if (submission.text("sealing").equals("REFUSE")) {
            problems.oneOf("refusal", "如何处理", "not-concluded", Set.of("CHANGE", "END"))
                    .required("reason", "理由", 1000);
        } else {
            problems.name("signerName", "用印人", 100).required("authority", "授权依据", 500);
            if (!isElectronic(lease)) {
                problems.oneOf("kind", "用印方式", "contract.signatureKind", Set.of("HANDWRITTEN", "SEAL"));
            }
        }
        problems.refuseIfAny();
        if (submission.text("sealing").equals("SEAL")) {
            var draft = signed(lease).contract();
            signing.requireTerm(lease, draft);
            confirmations.require(lease, person.name(), draft.digest());
        } else if (submission.text("refusal").equals("CHANGE")) {
            BackToTheApplication.require(signed(lease).contract(), "refusal");
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var draft = signed(lease).contract();
        boolean seals = submission.text("sealing").equals("SEAL");
        offers.add(
                lease.number(),
                new OfferEvent(
                        draft.version(),
                        seals ? Kind.SEAL : Kind.REFUSED,
                        seals ? null : submission.text("reason"),
                        seals
                                ? new SealAct(
                                        isElectronic(lease) ? "RELIABLE_ESIGN" : submission.text("kind"),
                                        submission.text("signerName"),
                                        submission.text("authority"))
                                : null,
                        actor,
                        clock.instant()),
                draft.digest());
        task.getExecution().setVariable("sealed", Variables.stringValue(seals ? "SEAL" : "REFUSE", true));
        task.getExecution()
                .setVariable("notConcluded", Variables.stringValue(seals ? "" : submission.text("refusal"), true));
    }

    /** What the lessee signed electronically is sealed in the same file; what it signed on paper, on paper. */
    private boolean isElectronic(Lease lease) {
        return lesseeSignature(signed(lease)).electronic() != null;
    }

    private SignedContract signed(Lease lease) {
        return signing.require(lease);
    }

    private static Signature lesseeSignature(SignedContract signed) {
        return signed.by(Party.LESSEE)
                .orElseThrow(() -> new IllegalStateException("The lessee has not signed what is to be sealed"));
    }
}
