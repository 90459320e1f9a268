package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.people.Person;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.stage.contract.Comparison;
import dev.serverlease.stage.contract.NamedSigner;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.stage.contract.offer.OfferEvent.SealAct;
import dev.serverlease.stage.contract.paper.LetterOfAuthority;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    static final String KEY = "Task_SealForLessor";

    private static final Bilingual REFUSE = new Bilingual(
            "不得用印：请选“不用印”并说明理由，或者请登记签名的人员核实。",
            "It is not sealed: choose to refuse and say why, or ask the officer who recorded the signature.");

    private final OpenSigning signing;
    private final Offers offers;
    private final SealingPeople people;
    private final SealConfirmations confirmations;
    private final BeforeSealing before;
    private final ApplicationWords words;
    private final Clock clock;

    SealForLessorTask(
            OpenSigning signing,
            Offers offers,
            SealingPeople people,
            SealConfirmations confirmations,
            BeforeSealing before,
            ApplicationWords words,
            Clock clock) {
        super(
                Set.of(KEY),
                Stream.concat(
                                Stream.of(
                                        "sealing",
                                        "signerName",
                                        "authority",
                                        "kind",
                                        "refusal",
                                        "reason",
                                        ScanOfBothSeals.FIELD),
                                Stream.of(ComparedPoint.values()).map(ComparedPoint::field))
                        .collect(Collectors.toUnmodifiableSet()));
        this.signing = signing;
        this.offers = offers;
        this.people = people;
        this.confirmations = confirmations;
        this.before = before;
        this.words = words;
        this.clock = clock;
    }

    /** Until when the lessee is bound by its signature. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var until = signing.until(lease);
        return until == null ? null : Date.from(until);
    }

    /** Who might name another is told, so that it is not the deadline that ends the wait. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        people.tellIfNone(lease);
    }

    @Override
    protected TaskRole asSet(TaskRole role) {
        return role.by(people.groups());
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_DECIDER ? people.deciders(lease) : people.recorders(lease);
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_DECIDER
                ? people.decidedBy(user, numbers)
                : people.recordedBy(user, numbers);
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
                                .map(Bilingual::both)
                                .toList());
        view.put("recordedBy", lessee.recordedBy());
        view.put(
                "archivedAt",
                lessee.paper() == null ? "" : String.valueOf(lessee.paper().archivedAt()));
        view.put("scanDigest", lessee.scan() == null ? "" : lessee.scan().digest());
        view.put("sealed", lessee.kind().equals("SEAL"));
        view.put(
                "named",
                NamedSigner.of(words.tree(lease.application()).path("lessee"))
                        .words()
                        .both());
        view.put("signer", lessee.signer());
        view.put("authority", lessee.authority());
        view.put("signedHow", lessee.how().both());
        view.put("verified", before.verified(lease, lessee));
        view.put("unverified", before.unverified(lease, lessee));
        view.put("bothSides", before.bothSides(lease, lessee));
        view.put(
                "lessorChanged",
                before.lessor()
                        .said(lease.number(), signed)
                        .map(Bilingual::both)
                        .orElse(""));
        view.put("unanswered", before.unanswered(lease, signed.contract()));
        view.put(
                "mismatch",
                lessee.mismatch() == null
                        ? ""
                        : Bilingual.of(lessee.mismatch().text()).both());
        view.put(
                "mismatchReason",
                lessee.mismatch() == null ? "" : lessee.mismatch().reason());
        return view;
    }

    /** Whom the contract names, and by what authority, is known and need not be typed. */
    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        return LessorsSigner.in(signed(lease).contract().text())
                .map(signer -> signer.authority().isEmpty()
                        ? Map.of("signerName", signer.name())
                        : Map.of("signerName", signer.name(), "authority", signer.authority()))
                .orElse(Map.of());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems = submission.problems().oneOf("sealing", "用印", "sealing", Set.of("SEAL", "REFUSE"));
        if (submission.text("sealing").equals("SEAL")) {
            // first: whoever is asked for a scan puts the seal on the paper
            before.lessor().requireUnchanged(lease.number(), signed(lease).contract());
        }
        if (submission.text("sealing").equals("REFUSE")) {
            problems.oneOf("refusal", "如何处理", "not-concluded", Set.of("SIGN_ANEW", "CHANGE", "END"))
                    .required("reason", "理由", 1000);
        } else {
            problems.name("signerName", "用印人", 100).required("authority", "授权依据", 500);
            LessorsSigner.objection(
                            signed(lease).contract().text(),
                            submission.text("signerName"),
                            submission.text("authority"))
                    .ifPresent(objection -> problems.wrong("signerName", objection));
            LetterOfAuthority.objection(submission.text("authority"))
                    .ifPresent(objection -> problems.wrong("authority", objection.both()));
            Glyphs.objection(submission.text("signerName"))
                    .ifPresent(objection -> problems.wrong("signerName", "用印人" + objection.both()));
            Glyphs.objection(submission.text("authority"))
                    .ifPresent(objection -> problems.wrong("authority", "授权依据" + objection.both()));
            if (!isElectronic(lease)) {
                problems.oneOf("kind", "用印方式", "contract.signatureKind", Set.of("HANDWRITTEN", "SEAL"));
                before.scans().check(lease, signed(lease).contract(), submission, problems);
            }
        }
        problems.refuseIfAny();
        if (submission.text("sealing").equals("SEAL")) {
            before.requireVerified(lease, lesseeSignature(signed(lease)));
            before.requireExplained(lease, signed(lease).contract());
            if (!isElectronic(lease)) {
                requireCompared(lease, submission);
            }
            signing.requireTerm(lease, signed(lease).contract());
            proved(lease, person.name(), submission);
        } else if (submission.text("refusal").equals("CHANGE")) {
            BackToTheApplication.require(signed(lease).contract(), "refusal");
        }
    }

    /** Whoever gives the task back has not confirmed anything for the next time. */
    @Override
    protected void givenBack(Lease lease, String officer) {
        confirmations.takeBack(lease, officer);
    }

    /** The second officer compares the paper anew: to seal, each point is answered, and with yes. */
    private void requireCompared(Lease lease, Submission submission) {
        Comparison.of(lesseeSignature(signed(lease)).kind(), field -> yesOrNo(submission.text(field)), REFUSE);
    }

    /** Whoever refuses says what did not hold; null if nothing was answered. */
    private @Nullable String answered(Lease lease, Submission submission) {
        var answers = Comparison.given(lesseeSignature(signed(lease)).kind(), field -> yesOrNo(submission.text(field)));
        return answers.answers().isEmpty() ? null : answers.json();
    }

    private static @Nullable Boolean yesOrNo(String said) {
        return Set.of("YES", "NO").contains(said) ? said.equals("YES") : null;
    }

    private Factor proved(Lease lease, String officer, Submission submission) {
        return submission.once(
                "proved",
                () -> confirmations.require(
                        lease, officer, signed(lease).contract().digest()));
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
                        seals ? act(lease, actor, submission) : null,
                        isElectronic(lease) ? null : answered(lease, submission),
                        actor,
                        clock.instant()),
                draft.digest());
        boolean anew = !seals && submission.text("refusal").equals("SIGN_ANEW");
        if (anew) {
            signing.beginAnew(lease);
        }
        task.getExecution()
                .setVariable("sealed", Variables.stringValue(seals ? "SEAL" : anew ? "ANEW" : "REFUSE", true));
        task.getExecution()
                .setVariable("notConcluded", Variables.stringValue(seals ? "" : submission.text("refusal"), true));
    }

    private SealAct act(Lease lease, String actor, Submission submission) {
        return new SealAct(
                isElectronic(lease) ? "RELIABLE_ESIGN" : submission.text("kind"),
                submission.text("signerName"),
                submission.text("authority"),
                proved(lease, actor, submission),
                isElectronic(lease)
                        ? null
                        : before.scans().of(lease, signed(lease).contract(), submission));
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
