package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Map;

/** Facts from which every clause can be written: all texts are there. */
final class Filled {

    private Filled() {}

    static ContractFacts facts(ClauseLibrary library) {
        var facts = ContractFacts.plainest();
        for (var clause : library.clauses()) {
            for (var paragraph : clause.paragraphs()) {
                for (var name :
                        (Iterable<String>) paragraph.templates().flatMap(text -> text.names().stream())::iterator) {
                    facts = facts.text(name, new Bilingual(text(name), "some text"));
                }
            }
        }
        return facts.list("conditions", List.of(item("取得经营许可证"), item("完成备案")))
                .list("specialTerms", List.of(item("开通当日派员到场"), item("每月提交流量报告")));
    }

    /** Sums and days look like sums and days, so that proofs over the text can hold. */
    private static String text(String name) {
        if (name.endsWith("Capitals")) {
            return "人民币壹万捌仟元整";
        }
        if (name.startsWith("price.") || name.startsWith("deposit.") || name.startsWith("damages.")) {
            return name.equals("price.months") ? "24" : name.equals("price.currencyName") ? "人民币" : "人民币18,000.00元";
        }
        return switch (name) {
            case "term.months" -> "24";
            case "review.every" -> "5个月";
            case "expiry.notice" -> "30日";
            case "number" -> "SL-2026-000001";
            case "forum.decider" -> "人民法院";
            case "server.quantity" -> "2";
            case "governingLaw" -> "中华人民共和国法律";
            default -> "某某文字";
        };
    }

    private static Map<String, Bilingual> item(String content) {
        var text = new Bilingual(content, "some text");
        return Map.of("content", text, "contentEn", text, "text", text, "textEn", text);
    }
}
