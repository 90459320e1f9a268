package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.Audience;

/**
 * Whoever processes abroad the personal information of persons in the mainland, to serve or analyse them, sets up a
 * body or names a representative in the mainland and tells the authority: Personal Information Protection Law, article
 * 53; Decree 790, article 26. A branch in the mainland may be named.
 */
public final class PiRepresentative implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.pi-representative",
                    "境内专门机构或者代表",
                    "Representative in the mainland",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "境外处理者向境内提供服务的，须设立专门机构或者指定代表并报送。",
                    "A processor abroad serving the mainland names and notifies a representative.",
                    "2025-01-01",
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十三条", "art. 53"),
                    Edition.DECREE_790_2024.article("第二十六条", "art. 26"))
            .applicantMayUndertake();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未说明，未能判定是否须指定境内代表。",
                    "The kind of lessee (lessee.kind) is not stated, so the duty cannot be judged.");
        }
        if (lessee.kind() != Kind.OVERSEAS) {
            return Verdict.notApplicable("承租人不是境外主体。", "The lessee is no party abroad.");
        }
        Stated stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.is("use.audience", facts.use().audience(), Audience.MAINLAND_PUBLIC)
                                .and(stated.is("data.hasPi", facts.data().hasPi(), true))
                                .and(!LeaseFacts.given(lessee.piRepresentativeRef())),
                        () -> missing(lessee.mainlandPresence()))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.mainlandPresence", facts.lessee().mainlandPresence())
                .with("lessee.piRepresentativeRef", facts.lessee().piRepresentativeRef())
                .with("use.audience", facts.use().audience())
                .with("data.hasPi", facts.data().hasPi());
    }

    private static Verdict missing(Answer presence) {
        return presence == Answer.YES
                ? SHEET.require(
                        "缺少境内专门机构或者代表的报送信息（lessee.piRepresentativeRef）；境内分支机构（lessee.mainlandPresence）可以被指定为代表。",
                        "The representative (lessee.piRepresentativeRef) is missing; the body in the mainland "
                                + "(lessee.mainlandPresence) may be named.")
                : SHEET.require(
                        "缺少境内专门机构或者代表的报送信息（lessee.piRepresentativeRef），请补充。",
                        "The representative (lessee.piRepresentativeRef) is missing; add it.");
    }
}
