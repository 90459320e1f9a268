package dev.serverlease.stage.inforce.expiry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.application.ChangedAnswers;
import dev.serverlease.stage.inforce.expiry.Renewals.Decision;
import dev.serverlease.words.PageTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Accepts requested renewals: first checks today's law, then stores the renewal, and correlates it in the same
 * transaction where the lease waits for it. One that comes before the expiry notice is a task is kept until then, and
 * refused if the contract has it answered sooner; a later one takes its place only if whoever asks for it says so.
 */
@Service
class RenewalCommands {

    /** The occasion of the findings of a renewal, or of use that continues without one. */
    static final String OCCASION = "RENEWAL";

    private final LeaseCommands commands;
    private final OpenTerm term;
    private final RenewalChecks checks;
    private final Renewals renewals;
    private final Findings findings;
    private final LeaseMessages messages;
    private final ChangedAnswers answers;

    RenewalCommands(
            LeaseCommands commands,
            OpenTerm term,
            RenewalChecks checks,
            Renewals renewals,
            Findings findings,
            LeaseMessages messages,
            ChangedAnswers answers) {
        this.answers = answers;
        this.commands = commands;
        this.term = term;
        this.checks = checks;
        this.renewals = renewals;
        this.findings = findings;
        this.messages = messages;
    }

    /**
     * Idempotent for the same renewal under the same reference.
     *
     * @throws Refusal with 409 if the lease does not wait for it, another one is kept that is not to be replaced, it
     *     would be kept and changes the purpose, or the reference was used for another renewal, 422 if today's law does
     *     not allow it; then nothing is stored
     */
    void accept(String number, RenewalRequest request, Person person) {
        commands.lockedDo(number, lease -> {
            if (!isKnown(number, request)) {
                accept(lease, request, person);
            }
        });
    }

    /** @throws Refusal with 409 if the number was used for another renewal */
    private boolean isKnown(String number, RenewalRequest request) {
        var reference = request.reference().strip();
        var before = renewals.byReference(number, reference);
        if (before.isPresent() && !isSame(before.get(), request)) {
            var text = "业务编号“" + reference + "”已用于另一项续租，请换一个编号。 The reference “" + reference
                    + "” was used for another renewal; give this one its own.";
            throw new Refusal(409, text, List.of(new FieldError("reference", text)));
        }
        return before.isPresent();
    }

    private static boolean isSame(Renewal before, RenewalRequest request) {
        var rent = before.monthlyRent();
        var asked = request.monthlyRent();
        return before.termMonths() == request.termMonths()
                && before.changesAsked().equals(asked(request))
                && (rent == null || asked == null ? rent == asked : rent.compareTo(asked) == 0);
    }

    private void accept(Lease lease, RenewalRequest request, Person person) {
        var number = lease.number();
        var firstDay = term.firstDayAfter(lease);
        boolean isKept = term.isBeforeItsNotice(lease);
        if (isKept) {
            replace(lease, request, person);
        } else {
            requireAwaited(lease);
        }
        var renewal = new Renewal(
                0,
                request.reference().strip(),
                firstDay,
                request.termMonths(),
                request.monthlyRent(),
                changes(lease, asked(request)),
                person.name(),
                null);
        var found = checks.require(422, lease, renewal);
        var answerBy = checks.toAnswer(renewal);
        if (isKept && answerBy != null) {
            throw answeredSooner();
        }
        renewals.add(number, renewal, answerBy);
        findings.addNext(number, Occasion.RENEWAL, found);
        if (!isKept) {
            messages.send(lease, LeaseMessages.RENEWAL_REQUESTED);
        }
    }

    private static Refusal answeredSooner() {
        var text =
                "现在提出的续租申请保留至期满通知任务开始之日审查，而变更约定用途（使用用途、活动类型）的，出租人应当在合同用途条款约定的期限内答复，不能保留；本次申请未受理。请由合同人员以变更协议另行申请变更用途，续租申请中不再填写。"
                        + " A renewal that is asked for now is kept until the day of the expiry notice, but a change of the agreed"
                        + " purpose (purpose, kinds of activity) is answered in the time that the contract's clause on the purpose"
                        + " gives; this one was not taken. A contract officer asks for the change of the purpose as an agreement of its"
                        + " own; leave it out here.";
        return new Refusal(409, text, List.of(new FieldError("changes", text)));
    }

    /** The one that is kept stays on record, with who replaced it. */
    private void replace(Lease lease, RenewalRequest request, Person person) {
        renewals.open(lease).ifPresent(kept -> {
            if (!Boolean.TRUE.equals(request.replace())) {
                throw isKept(lease, kept, person);
            }
            var by = request.reference().strip();
            var ground = new Bilingual("由续租申请“" + by + "”代替", "Replaced by the renewal “" + by + "”");
            renewals.decide(lease.number(), kept, new Decision("REPLACED", ground.text()), person.name());
        });
    }

    private Refusal isKept(Lease lease, Renewal kept, Person person) {
        var at = renewals.requestedAt(lease.number(), kept);
        var zh = PageTime.zh(at.getZone());
        var en = PageTime.en(at.getZone());
        var text = "已有一项续租申请保留待审：业务编号 " + kept.reference() + "，" + kept.termsZh(zh, person) + "，由 " + kept.requestedBy()
                + " 于"
                + zh.day(at)
                + "提出；本次申请未受理。以本次申请代替的，“代替保留待审的续租申请”（replace）选“是”后再次提交；不代替的，无须再办。 A renewal is kept for its review already: “"
                + kept.reference() + "”, " + kept.termMonths() + " months, asked for by " + kept.requestedBy() + " on "
                + en.day(at)
                + "; this one was not taken. To replace it, say yes to “Replace the one that is kept” (replace: true) and send this"
                + " again; otherwise there is nothing to do.";
        return new Refusal(409, text, List.of(new FieldError("replace", text)));
    }

    private static String asked(RenewalRequest request) {
        return Objects.requireNonNullElse(request.changes(), "").strip();
    }

    private @Nullable String changes(Lease lease, String asked) {
        return asked.isEmpty()
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("asked", asked)
                        .set("list", answers.of(lease, asked, "changes").changes())
                        .toString();
    }

    private void requireAwaited(Lease lease) {
        renewals.open(lease).ifPresent(open -> {
            throw new Refusal(
                    409,
                    "续租申请“" + open.reference() + "”正在等待审查，作出结论前不能再次申请。 The renewal “" + open.reference()
                            + "” waits for its review; another can be asked for only after that is decided.");
        });
        if (messages.isRunning(lease) && !messages.awaits(lease, LeaseMessages.RENEWAL_REQUESTED)) {
            throw new Refusal(
                    409,
                    "租赁 " + lease.number()
                            + " 已经提出期满异议，或者续租协议正在签署，现在不能申请续租；需要继续租用的，请先与合规人员或者合同管理员确认，或者另行申请新的租赁。 For lease "
                            + lease.number()
                            + " an objection was made, or a renewal is being signed: none can be asked for now. Ask the"
                            + " compliance or contract officer, or apply for a new lease.");
        }
    }
}
