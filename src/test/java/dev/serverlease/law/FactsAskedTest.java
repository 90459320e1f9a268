package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.facts.UseFacts.Activity;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which facts are asked of whom: SECOND-EDITION 0.3, “Asked when”, each on both sides of its border. */
class FactsAskedTest {

    /** Of a company with an office for its own people that says nothing else. */
    private static final String BASE = """
            {"lessee": {"kind": "COMPANY", "isCiio": "NO"}, "use": {"iis": "NONE", "audience": "INTERNAL", \
            "activityCodes": ["OFFICE"], "telecomBusiness": "NO", "regulatedActivities": ["NONE"], "preApprovalSectors": []}, \
            "channel": {"kind": "PUBLIC_INTERNET"}, "data": {"hasPi": true, "important": "NO", "core": "NO", \
            "categories": ["NONE"], "mechanism": "STANDARD_CONTRACT"}, "contract": {"currency": "CNY"}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "use.regulatedActivities      | {}",
                "data.categories              | {}",
                "use.audience                 | {}",
                "lessee.uscc                  | {}",
                "use.revenue                  | {'use': {'iis': 'COMMERCIAL'}}",
                "lessee.mainlandPresence      | {'lessee': {'kind': 'OVERSEAS'}}",
                "lessee.permitNo              | {'use': {'telecomBusiness': 'YES'}}",
                "lessee.idCountry             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'PASSPORT'}}",
                "lessee.signerIsGuardian      | {'lessee': {'kind': 'INDIVIDUAL'}}",
                "lessee.idType                | {'lessee': {'kind': 'INDIVIDUAL'}}",
                "lessee.idNo                  | {'lessee': {'kind': 'INDIVIDUAL'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'PASSPORT'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'FOREIGN_PR_CARD'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'FOREIGN_PR_CARD', 'idNo': 'USA110108010100'}}",
                "lessee.piRepresentativeRef   | {'lessee': {'kind': 'OVERSEAS'}, 'use': {'audience': 'MAINLAND_PUBLIC'}}",
                "contract.currencyExceptionRef| {'contract': {'currency': 'USD'}}",
                "contract.estimatedLoss       | {'contract': {'agreedDamages': 100}}",
                "contract.arbitrationBody     | {'contract': {'disputes': 'ARBITRATION'}}",
                "contract.arbitrationSeat     | {'contract': {'disputes': 'ARBITRATION'}}",
                "data.piKinds                 | {}",
                "data.piKinds                 | {'data': {'hasPi': null}}",
                "data.mechanismRef            | {}",
                "data.mechanismValidTo        | {'data': {'mechanism': 'CERTIFICATION'}}",
                "data.mechanismValidTo        | {'data': {'mechanism': null}}",
                "data.exemptionGround         | {'data': {'exemption': 'LEGAL_DUTY'}}",
                "data.ftzRef                  | {'data': {'exemption': 'FTZ'}}",
                "use.approvalRefs             | {'use': {'preApprovalSectors': ['NEWS']}}",
                "data.core                    | {'data': {'important': 'YES'}}",
                "data.core                    | {'data': {'important': 'UNKNOWN'}}",
                "data.core                    | {'data': {'important': null}}",
                "data.collectedWhere          | {'use': {'regulatedActivities': ['MAP']}}",
                "data.collectedWhere          | {'data': {'categories': ['TRIP']}}",
                "data.collectedWhere          | {'data': {'core': 'YES'}}",
                "data.collectedWhere          | {'data': {'exemption': 'TRANSIT'}}",
                "data.mainlandCopy            | {'lessee': {'isCiio': 'YES'}}",
                "data.mainlandCopy            | {'lessee': {'kind': 'STATE_ORGAN'}}",
                "data.mainlandCopy            | {'data': {'categories': ['ACCOUNTING']}}",
                "data.mainlandCopy            | {'data': {'piSubjectsHeld': 1000000}}",
                "data.piSubjectsHeld          | {'use': {'audience': 'MAINLAND_PUBLIC'}}",
                "data.piSubjectsHeld          | {'data': {'piSubjectsYtd': 100000}}",
                "data.piSubjectsHeld          | {'use': {'regulatedActivities': ['VEHICLE_DATA']}}",
                "data.piSubjectsHeld          | {'data': {'categories': ['VEHICLE']}}",
                "data.piSubjectsYtd           | {}",
                "data.piSubjectsYtd           | {'data': {'hasPi': null}}",
                "data.sensitivePiSubjectsYtd  | {}",
                "lessee.foreignControlled     | {'use': {'regulatedActivities': ['GENETIC']}}",
                "lessee.foreignControlled     | {'data': {'categories': ['GENETIC']}}",
                "data.geneticReportRef        | {'data': {'categories': ['GENETIC']}}",
                "data.archiveApprovalRef      | {'data': {'categories': ['STATE_ARCHIVES']}}",
                "use.aiTraining               | {'use': {'activityCodes': ['AI_SERVICE']}}",
                "server.advancedGpu           | {'use': {'regulatedActivities': ['GENERATIVE_AI']}}",
                "channel.purpose              | {'channel': {'kind': 'INTL_PRIVATE_LINE'}}",
                "channel.provider             | {'channel': {'kind': 'TUNNEL_OR_PROXY'}}",
                "use.reletsAccessResources    | {'use': {'audience': 'MAINLAND_PUBLIC', 'activityCodes': ['WEBSITE']}}",
                "use.reletsAccessResources    | {'use': {'audience': 'MAINLAND_PUBLIC', 'activityCodes': ['MAIL', 'WEBSITE']}}",
                "use.reletsAccessResources    | {'use': {'audience': 'MAINLAND_PUBLIC', 'activityCodes': []}}",
            })
    void isAsked(String fact, String change) {
        assertThat(asked(fact, change)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "use.revenue                  | {}",
                "lessee.mainlandPresence      | {}",
                "lessee.permitNo              | {}",
                "lessee.permitNo              | {'use': {'telecomBusiness': 'UNKNOWN'}}",
                "lessee.idCountry             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'RESIDENT_ID'}}",
                "lessee.signerIsGuardian      | {}",
                "lessee.idType                | {}",
                "lessee.idNo                  | {'lessee': {'kind': 'OVERSEAS'}}",
                "lessee.uscc                  | {'lessee': {'kind': 'INDIVIDUAL'}}",
                "lessee.uscc                  | {'lessee': {'kind': 'OVERSEAS'}}",
                "lessee.birthDate             | {'lessee': {'idType': 'PASSPORT'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'RESIDENT_ID'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'HMT_RESIDENCE_PERMIT'}}",
                "lessee.birthDate             | {'lessee': {'kind': 'INDIVIDUAL', 'idType': 'FOREIGN_PR_CARD', 'idNo': ' 911124198108030024 '}}",
                "lessee.piRepresentativeRef   | {'use': {'audience': 'MAINLAND_PUBLIC'}}",
                "lessee.piRepresentativeRef   | {'lessee': {'kind': 'OVERSEAS'}}",
                "lessee.piRepresentativeRef   | {'lessee': {'kind': 'OVERSEAS'}, 'use': {'audience': 'MAINLAND_PUBLIC'}, 'data': {'hasPi': null}}",
                "contract.currencyExceptionRef| {}",
                "contract.estimatedLoss       | {}",
                "contract.arbitrationBody     | {'contract': {'disputes': 'COURT'}}",
                "contract.arbitrationSeat     | {}",
                "data.piKinds                 | {'data': {'hasPi': false}}",
                "data.mechanismRef            | {'data': {'mechanism': 'NONE'}}",
                "data.mechanismRef            | {'data': {'mechanism': null}}",
                "data.mechanismValidTo        | {}",
                "data.exemptionGround         | {'data': {'exemption': 'FTZ'}}",
                "data.ftzRef                  | {'data': {'exemption': 'LEGAL_DUTY'}}",
                "use.approvalRefs             | {}",
                "data.core                    | {}",
                "data.collectedWhere          | {}",
                "data.mainlandCopy            | {}",
                "data.mainlandCopy            | {'data': {'piSubjectsHeld': 999999}}",
                "data.piSubjectsHeld          | {}",
                "data.piSubjectsHeld          | {'data': {'piSubjectsYtd': 99999}}",
                "data.piSubjectsHeld          | {'use': {'audience': 'MAINLAND_PUBLIC'}, 'data': {'hasPi': false}}",
                "data.piSubjectsYtd           | {'data': {'hasPi': false}}",
                "data.sensitivePiSubjectsYtd  | {'data': {'hasPi': false}}",
                "lessee.foreignControlled     | {}",
                "data.geneticReportRef        | {}",
                "data.archiveApprovalRef      | {}",
                "use.aiTraining               | {}",
                "server.advancedGpu           | {}",
                "channel.purpose              | {}",
                "channel.provider             | {}",
                "use.reletsAccessResources    | {'use': {'activityCodes': ['WEBSITE']}}",
                "use.reletsAccessResources    | {'use': {'audience': 'MAINLAND_PUBLIC', 'activityCodes': ['MAIL', 'BACKUP']}}",
                // of a register or an officer, or silence is an answer, or not the applicant's at all
                "use.licenceStatus            | {'use': {'iis': 'COMMERCIAL'}}",
                "contract.deposit             | {}",
                "use.redFlags                 | {}",
                "lessor.name                  | {}",
                "identity.method              | {}",
            })
    void isNotAsked(String fact, String change) {
        assertThat(asked(fact, change)).isFalse();
    }

    /** Only where the total is not asked do the persons exported this year count for it. */
    @Test
    void totalOfPersonsIsTakenFromTheYearOnlyWhereItIsNotAsked() {
        assertThat(FactsAsked.piSubjectsHeld(FactsReader.with(BASE, "{'data': {'piSubjectsYtd': 70}}")))
                .isEqualTo(70);
        assertThat(FactsAsked.piSubjectsHeld(
                        FactsReader.with(BASE, "{'data': {'piSubjectsYtd': 70, 'piSubjectsHeld': 90}}")))
                .isEqualTo(90);
        assertThat(FactsAsked.piSubjectsHeld(FactsReader.with(BASE, "{'data': {'piSubjectsYtd': 100000}}")))
                .isNull();
    }

    @Test
    void onlyStatedActivitiesLeaveNothingToRelet() {
        assertThat(FactsAsked.isWithoutReletting(Set.of())).isFalse();
        assertThat(FactsAsked.isWithoutReletting(Set.of(Activity.MAIL, Activity.OFFICE)))
                .isTrue();
        assertThat(FactsAsked.isWithoutReletting(Set.of(Activity.MAIL, Activity.CDN_NODE)))
                .isFalse();
    }

    private static boolean asked(String fact, String change) {
        return FactsAsked.of(FactsReader.with(BASE, change), fact);
    }
}
