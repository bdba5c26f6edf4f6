import { defineWords } from "../shell/speech.ts";

/** By module and function; what is not here is shown with its name and arguments. */
export const actWords = defineWords("alliance-acts", {
  "zh-CN": {
    "Members.admit.full": "接纳{{nameZh}}（{{kind}}，{{province}}）为正式成员，管理员为 {{administrator}}",
    "Members.admit.associate": "接纳{{nameZh}}（{{kind}}，{{province}}）为协作成员，管理员为 {{administrator}}",
    "Members.setStanding.1": "恢复{{member}}的成员资格：{{reason}}",
    "Members.setStanding.2": "暂停{{member}}的成员资格：{{reason}}",
    "Members.setStanding.3": "将{{member}}除名：{{reason}}",
    "Members.setSeat.true": "授予{{member}}理事会席位",
    "Members.setSeat.false": "收回{{member}}的理事会席位",
    "Members.appointAdministrator": "为{{member}}另行任命管理员 {{account}}（原密钥遗失）",
    "Members.appointLeadingUnit": "由{{member}}牵头“{{field}}”，至 {{until}}",
    "Members.appointLeadingUnit.end": "{{member}}不再牵头",
    "Members.pause": "暂停合约 {{module}}，至 {{until}}",
    "Members.pause.forever": "永久停用合约 {{module}}",
    "Members.pause.lift": "恢复合约 {{module}}",
    "Authority.grantRole": "授予 {{account}}“{{role}}”角色",
    "Authority.revokeRole": "收回 {{account}} 的“{{role}}”角色",
    "Directory.register": "登记合约 {{module}} 的新版本 {{location}}",
    "Meetings.adoptCharter": "通过章程“{{titleZh}}”",
    "Council.setRule": "此后“{{subject}}”须：{{rule}}",
    "Council.setTiming": "表决前等候 {{votingDelaySeconds}}，表决期 {{votingPeriodSeconds}}",
    "Timelock.updateDelay": "通过后等候 {{newDelay}} 再执行",
    "Credits.accredit": "核准{{issuer}}签发{{recordKind}}记录（{{level}}），{{startsAt}} 起，至 {{endsAt}}",
    "Credits.accreditForQualification": "核准{{issuer}}颁发职业资格 {{code}}，{{startsAt}} 起，至 {{endsAt}}",
    "Credits.withdrawAccreditation":
      "自 {{endsAt}} 起撤销{{issuer}}签发{{recordKind}}记录（{{level}}）的核准：{{reason}}",
    "Credits.withdrawAccreditationForQualification":
      "自 {{endsAt}} 起撤销{{issuer}}颁发职业资格 {{code}} 的核准：{{reason}}",
    "Credits.defineQualification": "设立职业资格“{{nameZh}}”（{{code}}）",
    "Credits.equateQualifications": "认定职业资格 {{one}} 与 {{other}} 等同",
    "Credits.separateQualifications": "取消职业资格 {{one}} 与 {{other}} 的等同认定",
    unknown: "调用 {{module}} 的 {{function}}",
    unreadable: "一次无法解读的合约调用",
    details: "合约调用的全部内容",
  },
  en: {
    "Members.admit.full":
      "Admit {{nameEn}} ({{kind}}, {{province}}) as a full member; its administrator is {{administrator}}",
    "Members.admit.associate":
      "Admit {{nameEn}} ({{kind}}, {{province}}) as an associate; its administrator is {{administrator}}",
    "Members.setStanding.1": "Reinstate {{member}}: {{reason}}",
    "Members.setStanding.2": "Suspend {{member}}: {{reason}}",
    "Members.setStanding.3": "Expel {{member}}: {{reason}}",
    "Members.setSeat.true": "Give {{member}} a seat in the council",
    "Members.setSeat.false": "Take the seat in the council from {{member}}",
    "Members.appointAdministrator": "Appoint {{account}} administrator of {{member}}, whose key is lost",
    "Members.appointLeadingUnit": "{{member}} leads “{{field}}” until {{until}}",
    "Members.appointLeadingUnit.end": "{{member}} leads no longer",
    "Members.pause": "Pause the contract {{module}} until {{until}}",
    "Members.pause.forever": "Retire the contract {{module}} for good",
    "Members.pause.lift": "Let the contract {{module}} go on",
    "Authority.grantRole": "Give {{account}} the role “{{role}}”",
    "Authority.revokeRole": "Take the role “{{role}}” from {{account}}",
    "Directory.register": "Register a new version of the contract {{module}} at {{location}}",
    "Meetings.adoptCharter": "Adopt the charter “{{titleEn}}”",
    "Council.setRule": "From then on, {{subject}} needs: {{rule}}",
    "Council.setTiming": "Ballots open after {{votingDelaySeconds}} and stay open for {{votingPeriodSeconds}}",
    "Timelock.updateDelay": "What is carried waits {{newDelay}} before it is executed",
    "Credits.accredit":
      "Accredit {{issuer}} for records of the kind {{recordKind}} ({{level}}), from {{startsAt}} until {{endsAt}}",
    "Credits.accreditForQualification":
      "Accredit {{issuer}} for the qualification {{code}}, from {{startsAt}} until {{endsAt}}",
    "Credits.withdrawAccreditation":
      "End the accreditation of {{issuer}} for records of the kind {{recordKind}} ({{level}}) at {{endsAt}}: {{reason}}",
    "Credits.withdrawAccreditationForQualification":
      "End the accreditation of {{issuer}} for the qualification {{code}} at {{endsAt}}: {{reason}}",
    "Credits.defineQualification": "Define the qualification “{{nameEn}}” ({{code}})",
    "Credits.equateQualifications": "Equate the qualifications {{one}} and {{other}}",
    "Credits.separateQualifications": "Equate the qualifications {{one}} and {{other}} no longer",
    unknown: "Call {{function}} of {{module}}",
    unreadable: "A call that cannot be read",
    details: "The whole call",
  },
});
