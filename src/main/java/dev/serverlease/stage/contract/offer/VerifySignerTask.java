package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.SignerStanding;
import dev.serverlease.stage.contract.link.Representative;
import dev.serverlease.stage.contract.link.Representatives;
import dev.serverlease.stage.legalreview.identity.Compared;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.stage.legalreview.identity.VerificationActs;
import dev.serverlease.words.ApplicationWords;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 核验签署人: somebody signed for the lessee whom nobody has verified. A compliance officer does it before the lessor's
 * seal, identity and power, with the same evidence as beside the legal review. It waits as long as the signature binds
 * the lessee.
 */
@Component("verifySignerTask")
class VerifySignerTask extends LeaseTask {

    private final OpenSigning signing;
    private final SignerStanding standing;
    private final Representatives representatives;
    private final VerificationActs acts;
    private final IdentitySheet sheet;
    private final ApplicationWords words;

    VerifySignerTask(
            OpenSigning signing,
            SignerStanding standing,
            Representatives representatives,
            VerificationActs acts,
            IdentitySheet sheet,
            ApplicationWords words) {
        super(Set.of("Task_VerifySigner"), Set.copyOf(VerificationActs.SECTIONS));
        this.signing = signing;
        this.standing = standing;
        this.representatives = representatives;
        this.acts = acts;
        this.sheet = sheet;
        this.words = words;
    }

    /** Until when the lessee is bound by its signature. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var until = signing.until(lease);
        return until == null ? null : Date.from(until);
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_REVIEWER ? acts.reviewers(lease) : super.named(condition, lease);
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_REVIEWER
                ? acts.reviewedBy(user, numbers)
                : super.naming(condition, user, numbers);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var lessee = lesseeSignature(signing.require(lease));
        var signer = standing.of(lease, lessee);
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", words.lessee(lease));
        view.put("applicant", lease.applicant());
        view.put("waits", waits(lessee).both() + reached(lease, lessee));
        view.put("missing", signer.missing() == null ? "" : signer.missing().both());
        view.put(
                "doubts",
                lessee.mismatch() == null
                        ? ""
                        : Bilingual.of(lessee.mismatch().text()).both());
        view.put(
                "bothSides",
                sheet.bothSides(lease, lessee.signer()).map(Bilingual::both).orElse(""));
        compared(lease).forEach((section, compared) -> view.put(section, compared.view()));
        view.put(
                "records",
                signer.verified().stream()
                        .map(one -> sheet.line(one, true).brief())
                        .toList());
        return view;
    }

    /** Where the link and the code of whom the signer named went; empty for anybody else. */
    private String reached(Lease lease, Signature lessee) {
        return named(lease, lessee)
                .map(one -> new Bilingual(
                                "代理人的邮箱：" + one.address() + "，手机：" + Objects.requireNonNullElse(one.telephone(), "未填")
                                        + "。",
                                " Representative's e-mail: " + one.address() + ", telephone: "
                                        + Objects.requireNonNullElse(one.telephone(), "none") + ".")
                        .both())
                .orElse("");
    }

    private Optional<Representative> named(Lease lease, Signature lessee) {
        return representatives
                .of(lease.number(), lessee.contractVersion())
                .filter(one -> one.name().equals(lessee.signer()));
    }

    private static Bilingual waits(Signature lessee) {
        return new Bilingual(
                "承租人已由“" + lessee.signer() + "”签署，授权依据：" + lessee.authority()
                        + "。核验其身份和签署权限（授权范围、日期、印章）前不得用印；不符的，请写明，由用印人员决定请承租人重新签署、退回或者终止。",
                "“" + lessee.signer() + "” signed for the lessee, by " + lessee.authority()
                        + ". Nothing is sealed before identity and power (scope, date and seal of the letter) are verified;"
                        + " if these do not hold, say so, and whoever seals decides how it goes on.");
    }

    private Map<String, Compared> compared(Lease lease) {
        var lessee = lesseeSignature(signing.require(lease));
        var signer = standing.of(lease, lessee);
        var numberEnd = named(lease, lessee).map(Representative::numberEnd).orElse("");
        return Map.of(
                VerificationActs.SECTIONS.get(0),
                signer.isAnother()
                        ? Compared.signatory(signer.person(), lessee.signer(), numberEnd)
                        : Compared.of(signer.subject(), words.tree(lease.application()), words));
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        acts.check(lease, compared(lease), submission);
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        acts.record(lease, compared(lease), actor, submission);
        var answer = standing.of(lease, lesseeSignature(signing.require(lease))).answer();
        task.getExecution().setVariable(LeaseProcess.SIGNER, Variables.stringValue(answer.name(), true));
    }

    private static Signature lesseeSignature(SignedContract signed) {
        return signed.by(Party.LESSEE)
                .orElseThrow(() -> new IllegalStateException("The lessee has not signed what is to be sealed"));
    }
}
