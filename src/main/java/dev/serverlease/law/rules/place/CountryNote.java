package dev.serverlease.law.rules.place;

import static java.util.stream.Collectors.joining;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an officer is told of the law where the server stands, from {@code law/country-notes.csv}. Foreign law never
 * rejects an application here and is never given to the customer: Anti-Foreign Sanctions Law, article 12. What foreign
 * authorities may not be given without approval are data stored in the mainland: Data Security Law, article 36;
 * Personal Information Protection Law, article 41.
 */
public final class CountryNote implements Rule {

    private static final Message NOT_EXAMINED = new Message(
            "该国家或者地区（server.country）的法律未经研究，未作判断。",
            "The law of this country or region (server.country) was not examined, and nothing is said of it.");

    private static final Message NOT_STATED = new Message(
            "服务器所在国家或者地区（server.country）未填写。", "The country or region of the server is not stated (server.country).");

    private static final Message MAINLAND =
            new Message("服务器在境内（server.country）。", "The server stands in the mainland (server.country).");

    private static final RuleSheet SHEET = RuleSheet.of(
                    "place.country-note",
                    "服务器所在地法律提示",
                    "Law where the server stands",
                    Subject.DATA_EXPORT,
                    Outcome.INFO,
                    "以下提示供出租人安排与上游服务商的合同，不是拒绝申请的理由，不向客户提供。",
                    "These notes serve the lessor's own supply contract; they are no ground of refusal and are not given to "
                            + "the customer.",
                    "2021-11-01",
                    Edition.ANTI_FOREIGN_SANCTIONS_LAW_2021.article("第十二条", "art. 12"),
                    Edition.DATA_SECURITY_LAW_2021.article("第三十六条", "art. 36"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四十一条", "art. 41"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (PlaceRule.isUnchanged(facts, asked)) {
            return PlaceRule.unchanged();
        }
        List<Message> said = new ArrayList<>(ofCountry(facts.server().country(), asked.lawOf()));
        if (facts.data().categories().contains(Category.US_BULK)) {
            said.addAll(CountryNotes.on(CountryNotes.US_BULK_DATA, asked.lawOf()));
        }
        if (facts.server().advancedGpu() == Answer.YES || facts.use().aiTraining() == Answer.YES) {
            said.addAll(CountryNotes.on(CountryNotes.ADVANCED_COMPUTING, asked.lawOf()));
        }
        return SHEET.info(
                said.stream().map(Message::zh).collect(joining()),
                said.stream().map(Message::en).collect(joining(" ")));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("server.country", facts.server().country())
                .with("server.advancedGpu", facts.server().advancedGpu())
                .with("use.aiTraining", facts.use().aiTraining())
                .with("data.categories", facts.data().categories());
    }

    private static List<Message> ofCountry(@Nullable String country, LocalDate day) {
        if (country == null || !LeaseFacts.given(country)) {
            return List.of(NOT_STATED);
        }
        if (Place.MAINLAND.equals(country)) {
            return List.of(MAINLAND);
        }
        List<Message> said = new ArrayList<>(CountryNotes.on(CountryNotes.EVERYWHERE, day));
        List<Message> own = CountryNotes.on(country, day);
        said.addAll(own.isEmpty() ? List.of(NOT_EXAMINED) : own);
        return said;
    }
}
