package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import dev.serverlease.stage.contract.link.Representative;
import dev.serverlease.stage.contract.link.Representatives;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 处理未签署的合同: the lessee declined, nothing reached it, or its signer named a representative, whose letter of authority is
 * checked; a contract officer decides how it goes on.
 */
@Component("offerReturnedTask")
class OfferReturnedTask extends LeaseTask {

    /** Transient: whom the draft is offered to, if not to the signer applied for. */
    static final String WHERE = "offerTo";

    /** The value of {@link #WHERE} for the representative whom the signer named. */
    static final String TO_REPRESENTATIVE = "TO_REPRESENTATIVE";

    private static final String AGAIN = "OFFER_AGAIN";

    private static final Bilingual BACK = new Bilingual(
            "此文本不能再用印，不能再送交签署：请选择“退回申请，修改后重新审查”，重新审查后系统按照现行资料生成新的文本；协议请选择终止，再以相同内容重新提出。登记有误的，先由合规人员更正出租人登记。",
            "This text can no longer be sealed and is not offered again: send it back to the application, and after a new review"
                    + " it is drafted with the facts in force; end an agreement, and ask for it again. If the entry is wrong,"
                    + " compliance officers correct it first.");

    private final OpenSigning signing;
    private final Offers offers;
    private final Representatives representatives;
    private final Attachments attachments;
    private final ApplicationWords words;
    private final DraftedLessor lessor;
    private final Clock clock;

    OfferReturnedTask(
            OpenSigning signing,
            Offers offers,
            Representatives representatives,
            Attachments attachments,
            ApplicationWords words,
            DraftedLessor lessor,
            Clock clock) {
        super(Set.of("Task_OfferReturned"), Set.of("nextStep", "reason"));
        this.lessor = lessor;
        this.representatives = representatives;
        this.attachments = attachments;
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
        var named = representatives.of(lease.number(), returned.version());
        var reason = returned.reason() == null ? "" : returned.reason();
        view.put(
                "returnReason",
                named.map(one -> naming(lease, one))
                        .filter(said -> reason.equals(said.zh() + " " + said.en()))
                        .map(Bilingual::both)
                        .orElse(reason));
        // a user, or the lessee in both languages
        view.put("returnedBy", Word.of(returned.by()).both());
        view.put("representative", named.map(one -> who(lease, one)).orElse(""));
        return view;
    }

    private Bilingual naming(Lease lease, Representative named) {
        return Representative.naming(named.name(), letter(lease, named));
    }

    private String letter(Lease lease, Representative named) {
        return attachments.find(lease.number(), named.letter()).orElseThrow().fileName();
    }

    private String who(Lease lease, Representative named) {
        var letter = letter(lease, named);
        return named.name()
                + new Bilingual(
                                "（证件末四位 " + named.numberEnd() + "），邮箱：" + named.address() + "，手机："
                                        + Objects.requireNonNullElse(named.telephone(), "未填") + "，授权委托书：“"
                                        + letter + "”",
                                " (number ends " + named.numberEnd() + "), e-mail: " + named.address() + ", telephone: "
                                        + Objects.requireNonNullElse(named.telephone(), "none")
                                        + ", letter of authority: “"
                                        + letter + "”")
                        .both();
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems = submission
                .problems()
                .oneOf("nextStep", "如何处理", "offer-returned", Set.of(AGAIN, TO_REPRESENTATIVE, "CHANGE", "END"));
        if (!isAgain(submission)) {
            problems.required("reason", "理由", 1000);
        } else if (submission.text("nextStep").equals(TO_REPRESENTATIVE)) {
            representative(lease).ifPresent(objection -> problems.wrong("nextStep", objection));
        }
        problems.refuseIfAny();
        if (isAgain(submission)) {
            lessor.objection(lease.number(), signing.require(lease).contract(), BACK)
                    .ifPresent(why -> {
                        throw new Refusal(409, why.both());
                    });
        }
        if (submission.text("nextStep").equals("CHANGE")) {
            BackToTheApplication.require(signing.require(lease).contract(), "nextStep");
        }
    }

    /** Why nobody can be sent the draft in the signer's place; empty if the representative can. */
    private Optional<String> representative(Lease lease) {
        var named = representatives.of(
                lease.number(), signing.require(lease).contract().version());
        if (named.isEmpty()) {
            return Optional.of(
                    "签署人没有为本合同文本指定代理人，请重新送交承租人签署。 The signer has named no representative for this draft: offer it to the lessee"
                            + " again.");
        }
        var ofTheLessor = representatives.objections(
                named.get().name(), named.get().address(), named.get().telephone());
        return ofTheLessor.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "不能送交该代理人签署，请重新送交原签署人。 It does not go to this representative; offer it to the signer again. "
                                + ofTheLessor.stream().map(FieldError::message).collect(Collectors.joining(" ")));
    }

    /** Whoever chooses the representative says with it that the letter of authority was checked. */
    private static boolean isAgain(Submission submission) {
        return Set.of(AGAIN, TO_REPRESENTATIVE).contains(submission.text("nextStep"));
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var next = submission.text("nextStep");
        boolean again = isAgain(submission);
        if (!again) {
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
        task.getExecution().setVariable(WHERE, Variables.stringValue(next, true));
        task.getExecution().setVariable("offerReturned", Variables.stringValue(again ? AGAIN : next, true));
        task.getExecution().setVariable("notConcluded", Variables.stringValue(next, true));
    }
}
