package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Root servers, registries and registrars of domain names keep their systems in the mainland: Domain Name Measures,
 * articles 10 to 12. An ordinary name server of one's own names is none.
 */
public final class DomainSystem extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.domain",
                    new Message("域名系统", "Domain name system"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2017-11-01",
                    Edition.DOMAIN_NAME_MEASURES_2017.article("第十条", "art. 10"),
                    Edition.DOMAIN_NAME_MEASURES_2017.article("第十一条", "art. 11"),
                    Edition.DOMAIN_NAME_MEASURES_2017.article("第十二条", "art. 12"))
            .textToBeChecked();

    public DomainSystem() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.DOMAIN_SYSTEM);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.DOMAIN_SYSTEM)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.DOMAIN_SYSTEM),
                                "域名根服务器、注册管理、注册服务系统须设置在境内（条文待核对），请核实；仅为承租人自有域名提供解析的，请更正申报。",
                                "root, registry and registrar systems are to stand in the mainland (article to be checked): find out what stands here; name servers of the lessee's own names are none: correct the declaration."))
                .elseSatisfied();
    }
}
