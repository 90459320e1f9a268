package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.reading.Standards;
import java.util.Set;

/**
 * The server stands in a country or region that has a code, and that is not the mainland; Hong Kong, Macao and Taiwan
 * count as international and have codes of their own: SECOND-EDITION C18; Decree 195, article 16; Telecommunications
 * Regulations, article 64(2).
 */
public final class ServerCountry implements Rule {

    private static final Set<String> REGIONS = Set.of("HK", "MO", "TW");

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.server-country",
            "服务器所在地",
            "Where the server stands",
            Subject.CONTRACT_TERMS,
            Outcome.REQUIRE,
            "请填写服务器所在国家或者地区；香港、澳门、台湾按国际联网和数据出境办理，分别填 HK、MO、TW。",
            "State where the server stands; Hong Kong, Macao and Taiwan count as international: HK, MO, TW.",
            "2016-02-06",
            Edition.DECREE_195_1997.article("第十六条", "art. 16"),
            Edition.DECREE_195_2024.article("第十六条", "art. 16"),
            Edition.TELECOM_REGULATIONS_2016.article("第六十四条第二款", "art. 64(2)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String country = Standards.normal(facts.server().country());
        Boolean region = facts.server().isHkMoTw();
        if (!Standards.isCountry(country)) {
            return SHEET.require(
                    "服务器所在国家或者地区（server.country）未填写，或者不是现行的国家和地区代码。",
                    "The country or region of the server (server.country) is not stated, or is no code that is assigned today.");
        }
        if (country.equals("CN")) {
            return Boolean.TRUE.equals(region)
                    ? SHEET.require(
                            "服务器所在国家或者地区（server.country）填写为中国内地，却说明位于香港、澳门或者台湾（server.isHkMoTw）；请改填该地区的代码。",
                            "The country of the server (server.country) is the mainland, yet it is said to stand in Hong Kong, "
                                    + "Macao or Taiwan (server.isHkMoTw); state the code of that region.")
                    : SHEET.review(
                            "服务器所在国家或者地区（server.country）为中国内地，不是境外服务器，本系统的规则不适用于境内的互联网数据中心租赁；请核实所在地。",
                            "The server (server.country) stands in the mainland and is none abroad; the rules of this product do not "
                                    + "fit a domestic data-centre lease. Find out where it stands.");
        }
        return region == null || region == REGIONS.contains(country)
                ? Verdict.satisfied()
                : SHEET.require(
                        "服务器所在国家或者地区（server.country）与是否位于香港、澳门或者台湾（server.isHkMoTw）的说明不符，请更正其一。",
                        "The country or region of the server (server.country) and the statement on Hong Kong, Macao and Taiwan "
                                + "(server.isHkMoTw) do not agree; correct one of them.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("server.country", facts.server().country())
                .with("server.isHkMoTw", facts.server().isHkMoTw());
    }
}
