package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Asked;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Rule;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;

/**
 * A duty that depends on how many persons' information was exported this year; it never binds CII operators and state
 * organs.
 */
abstract class VolumeRule implements Rule {

    @Override
    public final Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        if (data.hasPi() == null) {
            return Verdict.undetermined(
                    "是否含有个人信息（data.hasPi）未说明。",
                    "It is not stated whether personal information is involved (data.hasPi).");
        }
        if (!data.hasPi()) {
            return Verdict.notApplicable("不涉及个人信息。", "No personal information is involved.");
        }
        if (facts.lessee().isCiio() == Answer.YES || facts.lessee().kind() == LesseeFacts.Kind.STATE_ORGAN) {
            return Verdict.notApplicable(
                    "关键信息基础设施运营者、国家机关由另一规则判定。", "CII operators and state organs are judged by another rule.");
        }
        if (ExportMechanism.isExempt(data, asked.lawOf())) {
            return Verdict.notApplicable("已申报豁免情形，由另一规则核实。", "An exemption is claimed; another rule has it verified.");
        }
        if (facts.lessee().isCiio() == Answer.UNKNOWN) {
            return Verdict.undetermined(
                    "是否被认定为关键信息基础设施运营者（lessee.isCiio）未说明。",
                    "It is not stated whether the lessee is a CII operator (lessee.isCiio).");
        }
        return checkCounts(facts, asked);
    }

    /** What the rule says when a count is missing. */
    abstract Verdict countMissing();

    abstract Verdict checkVolume(Volume volume, LeaseFacts facts, Asked asked);

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.factsUsed(facts.data())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.isCiio", facts.lessee().isCiio())
                .with("data.hasPi", facts.data().hasPi())
                .with("data.exemption", facts.data().exemption())
                .with("data.piSubjectsYtd", facts.data().piSubjectsYtd())
                .with("data.sensitivePiSubjectsYtd", facts.data().sensitivePiSubjectsYtd());
    }

    private Verdict checkCounts(LeaseFacts facts, Asked asked) {
        Long persons = facts.data().piSubjectsYtd();
        Long sensitivePersons = facts.data().sensitivePiSubjectsYtd();
        if (persons == null || persons < 0 || sensitivePersons == null || sensitivePersons < 0) {
            return countMissing();
        }
        return Volume.on(asked.lawOf(), persons, sensitivePersons)
                .map(volume -> checkVolume(volume, facts, asked))
                .orElseGet(() -> Verdict.notApplicable("当日尚未施行数量标准。", "No threshold was in force on the day."));
    }
}
