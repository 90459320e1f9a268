package dev.serverlease.stage.closing;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.legalnotice.TerminationWords;
import dev.serverlease.stage.closing.ground.ContractGround;
import dev.serverlease.stage.closing.ground.DemandedFirst;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 解除合同通知书, where the lessor terminates on a ground (Civil Code arts. 562 to 565). An agreement needs no notice, and the
 * lessee's termination is the lessee's to declare.
 */
@Component
class TerminationLetter implements LegalNoticeWriter {

    private final AskedTermination asked;
    private final FoundBreach breach;
    private final DemandedFirst demanded;
    private final ContractClauses clauses;
    private final Clock clock;

    TerminationLetter(
            AskedTermination asked, FoundBreach breach, DemandedFirst demanded, ContractClauses clauses, Clock clock) {
        this.demanded = demanded;
        this.asked = asked;
        this.breach = breach;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.TERMINATION;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        if (asked.isGivenUp(lease)) {
            return Optional.empty();
        }
        var termination = asked.of(lease);
        if (termination.isEmpty()) {
            return breach.of(lease)
                    .map(found -> text(
                            lease,
                            found.facts(),
                            new Bilingual("民法典第五百六十二条第二款", "art. 562(2)"),
                            found.ground(),
                            TerminationWords.consequences()));
        }
        return termination
                .filter(TerminationLetter::isLessors)
                .map(one ->
                        text(lease, facts(lease, one), article(one), title(one.ground()), consequences(one.ground())));
    }

    @Override
    public Optional<LocalDate> lastDay(Lease lease) {
        return asked.isLimited(lease) ? Optional.of(asked.lastDay(lease)) : Optional.empty();
    }

    private static boolean isLessors(Termination termination) {
        return termination.party() == Party.LESSOR && !termination.ground().equals(TerminationGround.AGREED.name());
    }

    /** What the officer who asked for it wrote, as it was written. */
    private List<Bilingual> facts(Lease lease, Termination termination) {
        var since = knownSince(termination.knownSince());
        var contract = clauses.contract(lease.number());
        var facts = new ArrayList<Bilingual>();
        facts.add(new Bilingual(
                "就贵方与我方之间的" + contract.zh() + "，我方" + since.zh() + "知道下列解除事由：",
                "Under the " + contract.en() + " between us, we have known the following ground" + since.en() + ":"));
        facts.add(new Bilingual(termination.explanation(), ""));
        ofContract(termination).ifPresent(facts::add);
        demand(termination).ifPresent(facts::add);
        return facts;
    }

    private static Optional<Bilingual> ofContract(Termination termination) {
        return Optional.ofNullable(termination.contractGround())
                .map(ground -> ContractGround.valueOf(ground).word())
                .map(word -> new Bilingual(
                        "该情形属于合同约定的解除事由：" + word.zh() + "。", "The contract names it as a ground: " + word.en() + "."));
    }

    /** Without its demand, and the period that it gave, the right has not arisen. */
    private Optional<Bilingual> demand(Termination termination) {
        var arrivedOn = termination.demandArrivedOn();
        var days = termination.demandDays();
        if (arrivedOn == null || days == null) {
            return Optional.empty();
        }
        boolean duty = termination.ground().equals(TerminationGround.DELAY_AFTER_DEMAND.name());
        var last = demanded.lastDay(arrivedOn, days);
        return Optional.of(new Bilingual(
                "我方的书面催告已于" + PageTime.zh(clock.getZone()).date(arrivedOn) + "到达贵方，期限已于"
                        + PageTime.zh(clock.getZone()).date(last) + "届满，贵方仍未" + (duty ? "履行。" : "改正。"),
                "Our written demand reached you on "
                        + PageTime.en(clock.getZone()).date(arrivedOn)
                        + "; its period ended on "
                        + PageTime.en(clock.getZone()).date(last)
                        + (duty ? ", and you have not performed." : ", and it is not mended.")));
    }

    private Bilingual knownSince(@Nullable LocalDate day) {
        return day == null
                ? new Bilingual("", "")
                : new Bilingual(
                        "于" + PageTime.zh(clock.getZone()).date(day),
                        " since " + PageTime.en(clock.getZone()).date(day));
    }

    private static Bilingual article(Termination termination) {
        return new Bilingual(
                termination.article(),
                TerminationGround.valueOf(termination.ground()).article().en());
    }

    private static Bilingual title(String ground) {
        var word = Words.of("termination-ground", ground);
        return new Bilingual(word.zh().replaceFirst("（.*", ""), word.en());
    }

    /** Force majeure is nobody's breach. */
    private static Bilingual consequences(String ground) {
        return ground.equals(TerminationGround.FORCE_MAJEURE.name())
                ? TerminationWords.withoutBreach()
                : TerminationWords.consequences();
    }

    private LegalNoticeText text(
            Lease lease, List<Bilingual> facts, Bilingual article, Bilingual ground, Bilingual consequences) {
        var end = clauses.clause(lease.number(), "termination");
        return new LegalNoticeText(
                new Bilingual("解除合同：" + ground.zh(), "Termination: " + ground.en()),
                facts,
                List.of(new Bilingual(
                        end.zh() + "；《中华人民共和国民法典》" + article.zh().replace("民法典", "") + "、第五百六十五条第一款。",
                        end.en() + "; Civil Code of the People's Republic of China: " + article.en()
                                + ", art. 565(1).")),
                List.of(TerminationWords.ended(), TerminationWords.settle(clauses.clause(lease.number(), "return"))),
                List.of(consequences),
                TerminationWords.objection(clauses.clause(lease.number(), "forum", "arbitration")));
    }
}
