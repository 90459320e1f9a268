package dev.serverlease.signature;

import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.words.Word;

/** Why a signed file is refused. The names are stored and stay. */
public enum SignatureFault {
    EMPTY(
            Question.DOCUMENT,
            "文件是空的。",
            "The file is empty.",
            "请重新选择已签署的 PDF 文件上传。",
            "Choose the signed PDF again and upload it."),
    TOO_LARGE(
            Question.DOCUMENT,
            "文件过大：以 20 MB 为限，展开后的内容也不得过大。",
            "The file is too large: at most 20 MB, and nothing in it may grow beyond measure when read.",
            "请直接在收到的 PDF 上签名，不要扫描或者另存；签名只会增加很少的字节。",
            "Sign the PDF that you received, without scanning or printing it; a signature adds few bytes."),
    NOT_A_PDF(
            Question.DOCUMENT,
            "文件不是 PDF。",
            "The file is not a PDF.",
            "请上传在收到的 PDF 上签名后得到的文件。",
            "Upload the PDF that you received, signed."),
    DAMAGED(
            Question.DOCUMENT,
            "PDF 文件已损坏，无法读取。",
            "The PDF is damaged and cannot be read.",
            "请重新下载文件，签署后再上传。",
            "Download the file anew, sign it, and upload it again."),
    ENCRYPTED(
            Question.DOCUMENT,
            "PDF 设有密码或者加密。",
            "The PDF has a password or is encrypted.",
            "请在收到的 PDF 上直接签名，不设密码。",
            "Sign the PDF that you received, without a password."),
    SCRIPTS(
            Question.DOCUMENT,
            "PDF 中加入了脚本、自动执行的动作或者附件。",
            "Scripts, automatic actions or attachments were added to the PDF.",
            "请重新下载文件，只签名，不添加其他内容。",
            "Download the file anew and sign it, adding nothing else."),
    OTHER_DOCUMENT(
            Question.DOCUMENT,
            "这不是本次发出的合同文件，或者发出的内容被改写。",
            "This is not the contract that was handed out, or what was handed out was rewritten.",
            "请在本链接中下载当前文件，直接在该文件上签名（不要打印、转换或者另存为新文件），再上传。",
            "Download the current file from this link, sign that very file (no printing, converting or saving as a new"
                    + " file), and upload it."),
    NO_SIGNATURE(
            Question.SIGNER,
            "文件中没有电子签名；图片和手写笔迹不是电子签名。",
            "There is no electronic signature in the file; a picture or handwriting is none.",
            "请使用数字证书在签名域中签署，或者联系出租人改用纸质文本签署。",
            "Sign in the signature field with a certificate, or ask the lessor for paper."),
    OTHER_FIELD(
            Question.SIGNER,
            "签名没有签在指定的签名域中。",
            "The signature is not in the field that is meant for it.",
            "请重新下载文件，在承租人签名域（lessee）中签署。",
            "Download the file anew and sign in the lessee's field (lessee)."),
    SEVERAL_SIGNATURES(
            Question.SIGNER,
            "文件中有不止一个新的签名。",
            "There is more than one new signature in the file.",
            "请重新下载文件，只由一人在指定的签名域中签署一次。",
            "Download the file anew; one person signs once, in the field that is meant for it."),
    NATIONAL_ALGORITHMS(
            Question.CERTIFICATE,
            "签名使用国密算法（SM2/SM3），本系统暂不能验证。",
            "The signature uses the algorithms SM2 and SM3, which cannot be verified here yet.",
            "请使用 RSA 或者 ECDSA 证书签署，或者联系出租人改用纸质文本签署。",
            "Sign with an RSA or ECDSA certificate, or ask the lessor for paper."),
    ALTERED(
            Question.UNCHANGED,
            "签名与内容不符：签署后内容被改动，或者文件在传输中损坏。",
            "The signature does not match the content: it was altered after signing, or damaged on the way.",
            "请重新下载文件，签署后不作任何改动，再上传。",
            "Download the file anew, sign it, change nothing, and upload it."),
    CHANGED_BESIDE_THE_SIGNATURE(
            Question.UNCHANGED,
            "除签名外，文件还有其他改动（例如遮盖、批注、填写，修改标题等文件属性，或者签名前另存）。",
            "Beside the signature the file was changed, for example covered, annotated, filled in, given another title, or"
                    + " saved before it was signed.",
            "请重新下载文件，只签名；对条款有意见的，请选择拒签并说明理由。",
            "Download the file anew and only sign it; if you disagree with a clause, decline and say why."),
    BYTES_AFTER_THE_SIGNATURE(
            Question.UNCHANGED,
            "签名所覆盖的内容之后还有其他数据，不在签名保护之内。",
            "The file goes on after what the signature covers; those data are under no signature.",
            "请重新下载文件，签署后原样上传签名软件保存的文件，不添加任何内容。",
            "Download the file anew, sign it, and upload what the signing program saved, with nothing added."),
    UNTRUSTED_ISSUER(
            Question.CERTIFICATE,
            "证书不是可信任的机构签发。",
            "The certificate is not of an issuer that is trusted.",
            "请使用依法设立的电子认证机构签发的证书，或者联系出租人改用纸质文本签署。",
            "Use a certificate of a licensed certifier, or ask the lessor for paper."),
    NOT_YET_VALID(
            Question.CERTIFICATE,
            "签署时证书尚未生效：证书的有效期晚于签署时间。",
            "The certificate was not valid yet when it signed: its validity begins later.",
            "请在证书生效之后重新签署，或者换用已经生效的证书；签署所用电脑的时钟不准的，请先校准。",
            "Sign again once the certificate is valid, or with one that is valid already; if the computer's clock is"
                    + " wrong, set it first."),
    EXPIRED(
            Question.CERTIFICATE,
            "签署时证书不在有效期内，或者不能证明签署时仍有效。",
            "The certificate was not valid when it signed, or nothing proves that it still was.",
            "请更换有效的证书重新签署。",
            "Sign again with a certificate that is valid."),
    REVOKED(
            Question.CERTIFICATE,
            "证书已被吊销。",
            "The certificate has been revoked.",
            "请更换有效的证书重新签署。",
            "Sign again with a certificate that is valid."),
    REVOCATION_UNKNOWN(
            Question.CERTIFICATE,
            "取不到证书的吊销信息，无法判断签署时是否有效。",
            "The certificate's revocation data cannot be had, so nobody can tell whether it was valid.",
            "请稍后再上传；仍不行的，请更换证书，或者联系出租人改用纸质文本签署。",
            "Upload it again later; if that does not help, use another certificate, or ask the lessor for paper."),
    WEAK_ALGORITHM(
            Question.CERTIFICATE,
            "签名或者证书使用的算法已不安全。",
            "The signature or a certificate uses an algorithm that is no longer safe.",
            "请更换证书重新签署。",
            "Sign again with another certificate."),
    OTHER_PARTY(
            Question.SIGNER,
            "证书主体不是合同当事人：名称须与合同所载完全一致。",
            "The certificate does not name the party to the contract; the name must be exactly the same.",
            "请使用合同当事人本单位（本人）的证书签署。",
            "Sign with the certificate of the party itself."),
    OTHER_CODE(
            Question.SIGNER,
            "证书中的统一社会信用代码（登记号）不是合同当事人的。",
            "The code in the certificate is not the party's unified social credit code or register number.",
            "请使用载有本单位代码的证书签署。",
            "Sign with a certificate that bears the party's code."),
    OTHER_SIGNER(
            Question.SIGNER,
            "证书所载的人既不是合同当事人，也不是应当签署的人。",
            "The certificate names a person who is neither the party nor who is to sign.",
            "请使用本单位的证书或者签署人本人的证书；要由证书所载的人签署的，请签署人转交代理人签署并提交授权委托书，该人另行收到链接，其身份和权限核验后方可用印。",
            "Sign with the organisation's certificate or the signer's own. If that person is to sign, the signer names them"
                    + " as representative with a letter of authority; they get a link of their own, and their identity and"
                    + " power are verified before the seal."),
    OTHER_NUMBER(
            Question.SIGNER,
            "证书所载的证件号码不是合同当事人本人的。",
            "The number in the certificate is not that of the party's identity document.",
            "请使用以本人申请所填证件办理的证书签署，或者联系出租人改用纸质文本签署。",
            "Sign with a certificate that was issued on the document named in the application, or ask the lessor for paper."),
    NOT_RELIABLE_ENOUGH(
            Question.RELIABILITY,
            "签名的可靠程度不够。",
            "The signature cannot be relied on far enough.",
            "请使用依法设立的电子认证机构签发的证书，或者联系出租人改用纸质文本签署。",
            "Use a certificate of a licensed certifier, or ask the lessor for paper."),
    NOT_PROVED(
            Question.UNCHANGED,
            "签名未能通过验证。",
            "The signature could not be proved.",
            "请重新下载文件并重新签署；仍不行的，请联系出租人改用纸质文本签署。",
            "Download the file anew and sign it again; if that does not help, ask the lessor for paper.");

    private final Question question;
    private final Word text;
    private final Word remedy;

    SignatureFault(Question question, String zh, String en, String remedyZh, String remedyEn) {
        this.question = question;
        this.text = new Word(zh, en);
        this.remedy = new Word(remedyZh, remedyEn);
    }

    /** Which of the report's questions it answers. */
    public Question question() {
        return question;
    }

    public Word text() {
        return text;
    }

    public Word remedy() {
        return remedy;
    }

    /** Whether it only means that nobody can tell today. */
    public boolean isOnlyUnknown() {
        return this == REVOCATION_UNKNOWN || this == NOT_PROVED;
    }
}
