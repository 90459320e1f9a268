package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.law.ArbitralBodies;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.FactWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What changes, as an agreement says it: article by article, under the names that contracts use. */
final class ChangedTerms {

    private static final String MONTHLY_RENT = "contract.monthlyRent";
    private static final String DEPOSIT = "contract.deposit";
    private static final String DEPOSIT_KIND = "contract.depositKind";

    private static final String START_DATE = "contract.startDate";
    private static final String ARBITRATION_BODY = "contract.arbitrationBody";

    private final ArticleOf articles;
    private final String currency;
    private final boolean fixed;
    private final JsonNode kindBefore;
    private final JsonNode kindAfter;

    private ChangedTerms(ArticleOf articles, ObjectNode application, JsonNode changes) {
        this.articles = articles;
        this.fixed = application.path("contract").path("rentBasis").asText().equals("FIXED");
        this.currency = application.path("contract").path("currency").asText("CNY");
        this.kindBefore = application.at("/contract/depositKind");
        this.kindAfter = AgreedChanges.applied(application.deepCopy(), changes).at("/contract/depositKind");
    }

    /** @param application as it holds now */
    static List<Map<String, Bilingual>> of(ArticleOf articles, ObjectNode application, JsonNode changes) {
        var terms = new ChangedTerms(articles, application, changes);
        return StreamSupport.stream(changes.spliterator(), false)
                .map(terms::item)
                .toList();
    }

    private Map<String, Bilingual> item(JsonNode change) {
        var line = AgreedChanges.line(change);
        return Map.of(
                "article", articles.article(change),
                "member", member(line),
                "change",
                        line.path().equals(AgreedChanges.ID_NUMBER)
                                ? endsIn(AgreedChanges.end(change.path("after").asText()))
                                : change(line, change.path("before").isNull()));
    }

    /** The agreement goes from hand to hand. */
    private static Bilingual endsIn(String last) {
        return new Bilingual("更正，变更为末四位为“" + last + "”的号码", "put right: the number that ends in \"" + last + "\"");
    }

    /**
     * As the contract calls it: the start by what it is there, and 押金 or 定金 by its own name, for one sentence must not
     * mix the two (interpretation 2023 art. 67).
     */
    private Bilingual member(AgreedChanges.Line line) {
        return switch (line.path()) {
            case START_DATE ->
                fixed
                        ? new Bilingual("计划交付日（租赁期限首日）", "Planned day of hand-over (first day of the term)")
                        : new Bilingual("计划交付日", "Planned day of hand-over");
            case DEPOSIT_KIND -> new Bilingual("款项性质", "Nature of the sum");
            case DEPOSIT ->
                kindAfter.isMissingNode() || changesKind()
                        ? new Bilingual("款项数额", "Amount of the sum")
                        : said(DEPOSIT_KIND, FactWords.value(DEPOSIT_KIND, kindAfter.asText()));
            default -> line.member();
        };
    }

    private boolean changesKind() {
        return !kindBefore.isMissingNode() && !kindBefore.equals(kindAfter);
    }

    private Bilingual change(AgreedChanges.Line line, boolean isNew) {
        var after = said(line.path(), line.after());
        if (isNew) {
            return new Bilingual("原合同未约定，现变更为“" + after.zh() + "”", "not agreed before, now \"" + after.en() + "\"");
        }
        var before = said(line.path(), line.before());
        var between = line.path().equals(DEPOSIT_KIND) ? "；现变更为“" : "变更为“";
        return new Bilingual(
                (line.path().equals(DEPOSIT_KIND) ? "原为“" : "由“") + before.zh() + "”" + between + after.zh() + "”",
                "from \"" + before.en() + "\" to \"" + after.en() + "\"");
    }

    /** Days and sums as contracts write them, sums in figures and in Chinese capitals. */
    private Bilingual said(String path, Bilingual value) {
        if (path.equals(DEPOSIT_KIND)) {
            return new Bilingual(value.zh().replaceFirst("（.*", ""), value.en());
        }
        if (path.equals(START_DATE)) {
            return Days.of(LocalDate.parse(value.zh()));
        }
        if (path.equals(ARBITRATION_BODY)) {
            return new Bilingual(value.zh(), ArbitralBodies.inEnglish(value.zh()));
        }
        boolean isSum = ApplicationFields.current()
                .member(path)
                .filter(member -> member.kind().equals("amount"))
                .isPresent();
        return isSum && value.zh().matches("[0-9]+(\\.[0-9]+)?")
                ? per(path, MoneyTexts.sum(new BigDecimal(value.zh()), currency))
                : value;
    }

    private static Bilingual per(String path, Bilingual sum) {
        return path.equals(MONTHLY_RENT)
                ? new Bilingual("全部服务器每月" + sum.zh(), sum.en() + " a month for all servers")
                : sum;
    }
}
