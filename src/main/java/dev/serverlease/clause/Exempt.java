package dev.serverlease.clause;

/** Parts of the patterns on exemptions; a lessee's or a third party's own fault is no fault of the lessor. */
final class Exempt {
    // the first character is looked at before anything else: at nearly every place of a text it is another one
    static final String PARTY = "(出租人|承租人)";
    static final String EN_FAULT = "\\b(gross(ly)? negligen(ce|t)|intent(ional)?|wil+ful|personal injury|death)\\b";
    static final String FAULT = "((?=[故重])(?<!(承租人|第三人|第三方|使用人|用户)[^，。；出损]{0,6})(故意|重大过失)|人身)";
    static final String VERB =
            "(?=[不免无毋概])(不(予|会|再|必|需|须|应)?(赔|承担|负|担责)|(?<!不)(?<!不得)免(责|除|赔)|(无|毋)(需|须|庸)(承担|负|赔)|概不|不在赔偿)";

    private Exempt() {}
}
