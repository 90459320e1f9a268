package dev.serverlease.stage.contract.draft;

import dev.serverlease.clause.terms.LessorChange;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Party;
import dev.serverlease.register.Lessors;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.SignedContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether the lessor is still as a draft states it. Until the draft the approval binds its entry in the register
 * ({@link dev.serverlease.approval.CaseClauses}); from then until the seal it is compared here.
 */
@Component
public class DraftedLessor {

    private static final Bilingual HARMLESS = new Bilingual("不影响用印。", "None of it stands in the way of the seal.");

    /** What to do with a text that the lessee has signed. */
    private static final Bilingual SIGN_ANEW = new Bilingual(
            "不得用印：请在任务“出租人用印”中选“不用印”，再选“请承租人重新签署”，系统按照现行资料重新生成文本（合同先由法务人员重新审查），再送交承租人签署。登记有误的，先由合规人员更正出租人登记。",
            "Not to be sealed: refuse it in the task “Seal for the lessor”, and ask the lessee to sign anew. The text is drafted"
                    + " again with the facts in force (a contract after a new legal review) and offered again. If the entry is"
                    + " wrong, compliance officers correct it first.");

    /** A form that was open before still shows the lessor as it was. */
    private static final Bilingual RELOADED = new Bilingual(
            "页面上的表单在变更前打开的，请先刷新页面，查看现行内容。" + SIGN_ANEW.zh(),
            "If the form was opened before the change, reload the page first, to see what holds now. "
                    + SIGN_ANEW.en());

    private static final Bilingual TAKE_BACK = new Bilingual(
            "不得用印：承租人尚未签署，请以“事实有误，收回合同退回申请更正”收回；重新审查后，系统按照现行资料生成新的文本。登记有误的，先由合规人员更正出租人登记。",
            "Not to be sealed: the lessee has not signed yet, so take the contract back by “A fact is wrong”; after a new review"
                    + " it is drafted with the facts in force. If the entry is wrong, compliance officers correct it first.");

    private static final Bilingual GIVE_UP = new Bilingual(
            "不得用印：承租人尚未签署，请登记承租人不签署，终止本协议后以相同内容重新提出。登记有误的，先由合规人员更正出租人登记。",
            "Not to be sealed: the lessee has not signed yet, so record that it does not, end this agreement and ask for it again."
                    + " If the entry is wrong, compliance officers correct it first.");

    private final Contracts contracts;
    private final Lessors lessors;

    DraftedLessor(Contracts contracts, Lessors lessors) {
        this.contracts = contracts;
        this.lessors = lessors;
    }

    /** What of the lessor is no longer as the text has it, and what to do; empty while all of it holds. */
    public Optional<Bilingual> said(String leaseNumber, SignedContract draft) {
        var changes = changes(leaseNumber, draft.contract());
        return changes.isEmpty() ? Optional.empty() : Optional.of(said(changes, remedy(changes, draft)));
    }

    private static Bilingual remedy(List<LessorChange> changes, SignedContract draft) {
        if (changes.stream().noneMatch(LessorChange::stops)) {
            return HARMLESS;
        }
        if (draft.isSignedBy(Party.LESSEE)) {
            return SIGN_ANEW;
        }
        return draft.contract().agreement() == null ? TAKE_BACK : GIVE_UP;
    }

    /**
     * Both conclude what is true of the lessor at the seal: who it is, where it is reached, who signs, where is paid,
     * and by what permit it lets. Other changes stand in nobody's way.
     *
     * @throws Refusal with 409, saying what changed and what to do
     */
    public void requireUnchanged(String leaseNumber, Contract draft) {
        objection(leaseNumber, draft, RELOADED).ifPresent(why -> {
            throw new Refusal(409, why.both());
        });
    }

    /** Why it may not be sealed, with this remedy; empty if it may. */
    public Optional<Bilingual> objection(String leaseNumber, Contract draft, Bilingual remedy) {
        var changes = changes(leaseNumber, draft);
        return changes.stream().anyMatch(LessorChange::stops) ? Optional.of(said(changes, remedy)) : Optional.empty();
    }

    /** The same with what to do now, whoever has signed. */
    public Optional<Bilingual> objection(String leaseNumber, SignedContract draft) {
        var changes = changes(leaseNumber, draft.contract());
        return changes.stream().anyMatch(LessorChange::stops)
                ? Optional.of(said(changes, remedy(changes, draft)))
                : Optional.empty();
    }

    /** The lessor that a draft was written from. */
    public LeaseSettings.Lessor of(String leaseNumber, Contract draft) {
        return lessors.lessor(contracts.lessorOf(leaseNumber, draft));
    }

    private List<LessorChange> changes(String leaseNumber, Contract draft) {
        return LessorChange.between(of(leaseNumber, draft), lessors.current(), draft.text());
    }

    private static Bilingual said(List<LessorChange> changes, Bilingual remedy) {
        var words = changes.stream().map(LessorChange::words).toList();
        return new Bilingual(
                "文本生成后，出租人的下列资料有变更：" + words.stream().map(Bilingual::zh).collect(Collectors.joining("；")) + "。"
                        + remedy.zh(),
                "Since the draft the lessor changed: "
                        + words.stream().map(Bilingual::en).collect(Collectors.joining("; ")) + ". " + remedy.en());
    }
}
