package dev.serverlease.law.rules.consistency.parties;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.reading.LesseesBirth;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The birth date in the number, the stated one and the stated age agree, and the lessee is not on the very day of an
 * age limit, of which article 201 of the Civil Code does not count the first: SECOND-EDITION C12; Civil Code, articles
 * 17 to 20, 144, 145, 201 and 202.
 */
public final class BirthAndAge implements Rule {

    private static final long[] LIMITS = {8, 16, 18};

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.birth-age",
                    "出生日期与年龄",
                    "Birth date and age",
                    Subject.PARTIES,
                    Outcome.REVIEW,
                    "证件号码所载出生日期与申报年龄不符，或者年龄处于行为能力的临界日，由法务人员核实。",
                    "Birth date in the number and stated age differ, or the lessee is on the very day of an age limit.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第十七条", "art. 17"),
                    Edition.CIVIL_CODE_2020.article("第十八条", "art. 18"),
                    Edition.CIVIL_CODE_2020.article("第十九条", "art. 19"),
                    Edition.CIVIL_CODE_2020.article("第二十条", "art. 20"),
                    Edition.CIVIL_CODE_2020.article("第一百四十四条", "art. 144"),
                    Edition.CIVIL_CODE_2020.article("第一百四十五条", "art. 145"),
                    Edition.CIVIL_CODE_2020.article("第二百零一条", "art. 201"),
                    Edition.CIVIL_CODE_2020.article("第二百零二条", "art. 202"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能核对出生日期和年龄。",
                    "The kind of lessee is not stated (lessee.kind), so birth date and age cannot be compared.");
        }
        if (lessee.kind() != LesseeFacts.Kind.INDIVIDUAL) {
            return Verdict.notApplicable("承租人不是自然人。", "The lessee is not an individual.");
        }
        if (lessee.birthDate() != null && lessee.birthDate().isAfter(asked.asOf())) {
            return SHEET.require(
                    "出生日期（lessee.birthDate）晚于今天，请更正。",
                    "The birth date (lessee.birthDate) lies in the future; correct it.");
        }
        LesseesBirth birth = LesseesBirth.of(lessee, asked.asOf());
        LocalDate born = birth.date();
        if (born != null) {
            return compare(lessee, birth.inNumber(), born, asked);
        }
        if (birth.numberFails() || lessee.idType() == null) {
            return Verdict.undetermined(
                    "证件类型（lessee.idType）或者证件号码（lessee.idNo）未填写或者校验未通过，未能得知出生日期。",
                    "The kind of document (lessee.idType) or its number (lessee.idNo) is missing or fails validation, so "
                            + "the birth date is not known.");
        }
        return SHEET.require(
                        "所用证件的号码不载出生日期，请填写出生日期（lessee.birthDate）。",
                        "The number of this document holds no birth date; state the birth date (lessee.birthDate).")
                .withoutConsequence();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.idType", facts.lessee().idType())
                .withMasked("lessee.idNo", facts.lessee().idNo())
                .with("lessee.birthDate", facts.lessee().birthDate())
                .with("lessee.age", facts.lessee().age());
    }

    private static Verdict compare(LesseeFacts lessee, @Nullable LocalDate inNumber, LocalDate born, Asked asked) {
        LocalDate today = asked.asOf();
        long years = LesseesBirth.yearsOn(today, born);
        if (years > Parameter.GREAT_AGE.wholeOn(asked.lawOf())) {
            return SHEET.review(
                    "按出生日期（lessee.birthDate、lessee.idNo）计算，承租人已满" + years + "周岁，请核对证件原件。",
                    "By the birth date (lessee.birthDate, lessee.idNo) the lessee is " + years
                            + " years old; compare the original document.");
        }
        if (LongStream.of(LIMITS).anyMatch(limit -> LesseesBirth.isArguable(today, born, limit))) {
            return SHEET.review(
                    "按出生日期（lessee.birthDate、lessee.idNo）计算，今天正是行为能力的临界日，当日是否已满该年龄有争议；次日再办，或者由法定代理人同意。",
                    "By the birth date (lessee.birthDate, lessee.idNo) today is the day of an age limit, and whether it is "
                            + "reached on that day is arguable; wait a day, or let the statutory agent consent.");
        }
        if (inNumber != null && lessee.birthDate() != null && !inNumber.equals(lessee.birthDate())) {
            return SHEET.review(
                    "证件号码（lessee.idNo）所载出生日期与申报的出生日期（lessee.birthDate）不符，请核对证件原件后更正。",
                    "The birth date in the number (lessee.idNo) is not the one stated (lessee.birthDate); compare the "
                            + "original and correct it.");
        }
        Long stated = lessee.age();
        boolean agrees = stated == null
                || stated == years
                || (LesseesBirth.isBirthday(today, born, years) && stated == years - 1);
        return agrees
                ? Verdict.satisfied()
                : SHEET.review(
                        "申报的年龄（lessee.age）为" + stated + "周岁，按出生日期（lessee.birthDate、lessee.idNo）计算为" + years
                                + "周岁，请核对证件原件后更正。",
                        "The stated age (lessee.age) is " + stated
                                + ", by the birth date (lessee.birthDate, lessee.idNo) it is " + years
                                + "; compare the original and correct it.");
    }
}
