package dev.serverlease.law;

/**
 * One wording of an act and the days on which it binds. Editions of one act follow each other without gap or overlap.
 */
public enum Edition {
    CIVIL_CODE_2020(Act.CIVIL_CODE, InForce.since("2021-01-01")),
    CRIMINAL_LAW_2023(Act.CRIMINAL_LAW, InForce.since("2024-03-01")),
    ADMINISTRATIVE_LICENSING_LAW_2019(Act.ADMINISTRATIVE_LICENSING_LAW, InForce.since("2019-04-23")),
    E_SIGNATURE_LAW_2019(Act.E_SIGNATURE_LAW, InForce.since("2019-04-23")),
    CHOICE_OF_LAW_2010(Act.CHOICE_OF_LAW, InForce.since("2011-04-01")),
    CYBERSECURITY_LAW_2016(Act.CYBERSECURITY_LAW, InForce.between("2017-06-01", "2026-01-01")),
    CYBERSECURITY_LAW_2025(Act.CYBERSECURITY_LAW, InForce.since("2026-01-01")),
    DATA_SECURITY_LAW_2021(Act.DATA_SECURITY_LAW, InForce.since("2021-09-01")),
    PERSONAL_INFORMATION_PROTECTION_LAW_2021(Act.PERSONAL_INFORMATION_PROTECTION_LAW, InForce.since("2021-11-01")),
    STATE_SECRETS_LAW_2024(Act.STATE_SECRETS_LAW, InForce.since("2024-05-01")),
    ANTI_TELECOM_FRAUD_LAW_2022(Act.ANTI_TELECOM_FRAUD_LAW, InForce.since("2022-12-01")),
    COUNTER_TERRORISM_LAW_2018(Act.COUNTER_TERRORISM_LAW, InForce.since("2018-04-27")),
    TELECOM_REGULATIONS_2016(Act.TELECOM_REGULATIONS, InForce.since("2016-02-06")),
    DECREE_195_1997(Act.DECREE_195, InForce.between("1997-05-20", "2024-05-01")),
    DECREE_195_2024(Act.DECREE_195, InForce.since("2024-05-01")),
    DECREE_195_MEASURES_1998(Act.DECREE_195_MEASURES, InForce.since("1998-02-13")),
    DECREE_292_2011(Act.DECREE_292, InForce.between("2011-01-08", "2025-01-20")),
    DECREE_292_2024(Act.DECREE_292, InForce.since("2025-01-20")),
    DECREE_333_2022(Act.DECREE_333, InForce.since("2022-05-01")),
    DECREE_790_2024(Act.DECREE_790, InForce.since("2025-01-01")),
    NETWORK_SECURITY_MEASURES_2011(Act.NETWORK_SECURITY_MEASURES, InForce.since("2011-01-08")),
    CONTRACT_INTERPRETATION_2023(Act.CONTRACT_INTERPRETATION, InForce.since("2023-12-05")),
    CYBERCRIME_INTERPRETATION_2019(Act.CYBERCRIME_INTERPRETATION, InForce.since("2019-11-01")),
    ORDER_33_2005(Act.ORDER_33, InForce.since("2005-03-20")),
    ORDER_42_2017(Act.ORDER_42, InForce.since("2017-09-01")),
    ORDER_16_2024(Act.ORDER_16, InForce.since("2024-03-22")),
    CERTIFICATION_MEASURES_2025(Act.CERTIFICATION_MEASURES, InForce.since("2026-01-01")),
    TELECOM_CATALOGUE_2015(Act.TELECOM_CATALOGUE, InForce.since("2016-03-01")),
    NOTICE_32_2017(Act.NOTICE_32, InForce.since("2017-01-17")),
    NOTICE_107_2024(Act.NOTICE_107, InForce.since("2024-04-08")),
    MIIT_EXPLANATION_2017(Act.MIIT_EXPLANATION_2017, InForce.since("2017-01-24")),
    MIIT_MEETING_2018(Act.MIIT_MEETING_2018, InForce.since("2018-01-10")),
    GB_32100_2015(Act.GB_32100, InForce.since("2015-10-01")),
    GB_11643_1999(Act.GB_11643, InForce.since("1999-07-01"));

    private final Act act;
    private final InForce inForce;

    Edition(Act act, InForce inForce) {
        this.act = act;
        this.inForce = inForce;
    }

    public Act act() {
        return act;
    }

    public InForce inForce() {
        return inForce;
    }

    /** Cites e.g. {@code article("第七百零五条", "art. 705")}. */
    public Citation article(String zh, String en) {
        return new Citation(act, zh, en, this);
    }
}
