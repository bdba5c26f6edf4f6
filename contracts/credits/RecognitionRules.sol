// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements} from "../alliance/IAgreements.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {IRecognitionRules} from "./IRecognitionRules.sol";
import {IRecognitions} from "./IRecognitions.sol";
import {MemberId} from "../units/MemberId.sol";

abstract contract RecognitionRules is IRecognitionRules {
    uint8 private constant HIGHEST_LEVEL = 8;
    uint16 private constant ALL_PERMILLE = 1000;
    uint256 private constant LARGEST_PANEL = 16;

    IMembers internal immutable MEMBERS;
    IAgreements internal immutable AGREEMENTS;
    IRecognitions internal immutable PREDECESSOR;

    /* STATE */

    mapping(uint32 rule => Rule) private _rules;
    mapping(uint32 rule => MemberId[]) private _panels;
    uint32 private _ruleCount;

    /* CONSTRUCTOR */

    constructor(IMembers members, IAgreements agreements, IRecognitions predecessor) {
        MEMBERS = members;
        AGREEMENTS = agreements;
        PREDECESSOR = predecessor;
        if (_hasPredecessor()) _ruleCount = predecessor.getRuleCount();
    }

    /* EXTERNAL */

    /// @inheritdoc IRecognitionRules
    function addRule(Draft calldata draft) external returns (uint32 rule) {
        Rule calldata terms = draft.rule;
        _requireRegistrar(terms.home);
        _requireSound(draft);
        _requirePanel(draft.panel, terms);
        MemberId issuer = MemberId.unwrap(terms.issuer) == 0 ? terms.home : terms.issuer;
        AGREEMENTS.requireInForce(terms.agreement, IAgreements.Kind.CreditRecognition, issuer, terms.home);

        rule = ++_ruleCount;
        _rules[rule] = terms;
        if (draft.panel.length != 0) _panels[rule] = draft.panel;
        emit RecognitionRuleAdded(rule, terms.agreement, terms.home, draft, msg.sender);
    }

    /// @inheritdoc IRecognitionRules
    function retireRule(uint32 rule) external {
        Rule memory terms = getRule(rule);
        _requireRegistrar(terms.home);
        if (terms.retired) revert RecognitionRules_NotInForce(rule, terms.startsAt, terms.endsAt, true);

        terms.retired = true;
        _rules[rule] = terms;
        emit RecognitionRuleRetired(rule, msg.sender);
    }

    /* VIEWS */

    /// @inheritdoc IRecognitionRules
    function getRule(uint32 rule) public view returns (Rule memory terms) {
        terms = _rules[rule];
        if (terms.form == Form.None && _hasPredecessor()) return PREDECESSOR.getRule(rule);
        if (terms.form == Form.None) revert RecognitionRules_UnknownRule(rule);
    }

    /// @inheritdoc IRecognitionRules
    function getPanel(uint32 rule) public view returns (MemberId[] memory panel) {
        panel = _panels[rule];
        if (panel.length == 0 && _hasPredecessor()) return PREDECESSOR.getPanel(rule);
    }

    /// @inheritdoc IRecognitionRules
    function getRuleCount() external view returns (uint32) {
        return _ruleCount;
    }

    /* INTERNAL */

    function _hasPredecessor() internal view returns (bool) {
        return address(PREDECESSOR) != address(0);
    }

    /// @dev The caller is a registrar of the active member.
    function _requireRegistrar(MemberId member) internal view {
        MEMBERS.requireOffice(member, msg.sender, IMembers.Office.Registrar);
    }

    /// @dev The caller is a registrar of the active member, and the partner is active too.
    function _requireRegistrarAndPartner(MemberId member, MemberId partner) internal view {
        MEMBERS.requireOfficeAndPartner(member, msg.sender, IMembers.Office.Registrar, partner);
    }

    /// @dev How a decision under the rule can be appealed against.
    function _appealTermsOf(uint32 rule) internal view returns (uint32 appealSeconds, MemberId arbiter) {
        return AGREEMENTS.getAppealTerms(getRule(rule).agreement);
    }

    /// @dev A rule that is applied now, to records of that issuer, by that university, under an agreement in force.
    /// Says how it computes, and how long the agreement gives for a decision.
    function _requireApplicable(
        uint32 rule,
        MemberId issuer,
        MemberId home
    ) internal view returns (Rule memory terms, uint32 decisionSeconds) {
        terms = getRule(rule);
        if (terms.retired || block.timestamp < terms.startsAt || block.timestamp >= terms.endsAt) {
            revert RecognitionRules_NotInForce(rule, terms.startsAt, terms.endsAt, terms.retired);
        }
        bool accepts = MemberId.unwrap(terms.issuer) == 0 || terms.issuer == issuer;
        if (!accepts || terms.home != home) revert RecognitionRules_OtherMembers(rule, issuer, home);
        if (issuer == home) revert RecognitionRules_SameMember(home);
        decisionSeconds = AGREEMENTS.requireInForce(terms.agreement, IAgreements.Kind.CreditRecognition, issuer, home);
    }

    function _requireSound(Draft calldata draft) private view {
        Rule calldata terms = draft.rule;
        bool conditional = terms.form == Form.Conditional;
        bool complete = terms.form != Form.None && draft.source != 0 && draft.target != 0 && !terms.retired;
        if (!complete || conditional != (draft.conditions != 0)) revert RecognitionRules_Incomplete();
        if (terms.issuer == terms.home) revert RecognitionRules_SameMember(terms.home);
        if (terms.level > HIGHEST_LEVEL) revert RecognitionRules_BadLevel(terms.level);
        if (terms.ratePermille == 0 || terms.ratePermille > ALL_PERMILLE) {
            revert RecognitionRules_BadRate(terms.ratePermille);
        }
        if (terms.endsAt <= terms.startsAt || terms.endsAt <= block.timestamp) {
            revert RecognitionRules_BadPeriod(terms.startsAt, terms.endsAt);
        }
    }

    /// @dev Who decides appeals has not voted on what is appealed against.
    function _requirePanel(MemberId[] calldata panel, Rule calldata terms) private view {
        bool none = panel.length == 0 && terms.threshold == 0;
        bool some =
            terms.threshold != 0 &&
                terms.threshold <= panel.length &&
                panel.length <= LARGEST_PANEL &&
                terms.form != Form.Automatic;
        if (!none && !some) revert RecognitionRules_BadPanel(panel.length, terms.threshold);

        if (none) return;
        (, MemberId arbiter) = AGREEMENTS.getAppealTerms(terms.agreement);
        for (uint256 i = 0; i < panel.length; ++i) {
            if (i != 0 && MemberId.unwrap(panel[i]) <= MemberId.unwrap(panel[i - 1])) {
                revert RecognitionRules_PanelNotAscending(i);
            }
            if (panel[i] == arbiter) revert RecognitionRules_ArbiterInPanel(arbiter);
            MEMBERS.requireActive(panel[i]);
        }
    }
}
