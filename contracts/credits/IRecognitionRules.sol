// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Rules of recognition: what a home university accepts, for what, and how much of it counts
/// @notice A rule stands under an agreement that covers the recognition of credits. It maps a course to a course, or a
/// field and level to a place in a programme. It never changes; it ends, or is retired, and another one takes its
/// place.
interface IRecognitionRules {
    /// @dev FieldAndLevel, CourseToCourse and Conditional are applied by the home university; a request under an
    /// Automatic rule is granted at once. Whether a Conditional rule's conditions are met is for the registrar to say.
    enum Form {
        None,
        CourseToCourse,
        FieldAndLevel,
        Automatic,
        Conditional
    }

    /// @notice What is computed with. All of it together fills one storage word.
    /// @param agreement The agreement it stands under.
    /// @param issuer Whose records it accepts; zero for every other party to the agreement.
    /// @param home The university that accepts them.
    /// @param form How it is applied.
    /// @param level Level of the European Qualifications Framework that a record must have, 0 for any. The batch's
    /// level is in its event and the record's in the record, so that auditors and the home university hold to it.
    /// @param ratePermille How much of a record's credits counts at home, from 1 to 1000 for all of it. Rounded down
    /// to a hundredth of a credit; the rest counts nowhere.
    /// @param capCentiCredits Most that one recognition can count at home; zero where there is no limit.
    /// @param startsAt From when it can be applied, seconds UTC.
    /// @param endsAt Until when; type(uint40).max for no end.
    /// @param threshold How many members of its panel have to approve; zero where there is no panel.
    /// @param retired Whether it was retired.
    struct Rule {
        uint32 agreement;
        MemberId issuer;
        MemberId home;
        Form form;
        uint8 level;
        uint16 ratePermille;
        uint32 capCentiCredits;
        uint40 startsAt;
        uint40 endsAt;
        uint8 threshold;
        bool retired;
    }

    /// @notice A rule with all that stands in its event only, and its panel.
    /// @param rule As it is computed with; not retired.
    /// @param source Code of the course or field that is accepted, ASCII padded on the right.
    /// @param target Code of the course or place in a programme for which it is, ASCII padded on the right.
    /// @param conditions Hash of the conditions' text; zero where there are none.
    /// @param conversion Hash of the table by which grades and credits are carried over; zero where there is none.
    /// @param panel At most 16 active members that decide together, ascending, without the agreement's arbiter; empty
    /// where home decides alone.
    struct Draft {
        Rule rule;
        bytes32 source;
        bytes32 target;
        bytes32 conditions;
        bytes32 conversion;
        MemberId[] panel;
    }

    /// @notice A home university has a new rule.
    /// @param rule Its number, from 1 on.
    event RecognitionRuleAdded(
        uint32 indexed rule,
        uint32 indexed agreement,
        MemberId indexed home,
        Draft draft,
        address registrar
    );

    /// @notice A rule is not applied any more. Requests made under it before are decided under it.
    event RecognitionRuleRetired(uint32 indexed rule, address registrar);

    /// @notice There is no such rule.
    error RecognitionRules_UnknownRule(uint32 rule);

    /// @notice The rule has not begun, is over or was retired.
    error RecognitionRules_NotInForce(uint32 rule, uint40 startsAt, uint40 endsAt, bool retired);

    /// @notice The rule accepts another issuer's records, or is another university's.
    error RecognitionRules_OtherMembers(uint32 rule, MemberId issuer, MemberId home);

    /// @notice The rule stands under another agreement than the one under which the recognition was requested.
    error RecognitionRules_OtherAgreement(uint32 rule, uint32 agreement);

    /// @notice A university does not recognise its own records.
    error RecognitionRules_SameMember(MemberId member);

    /// @notice A form, a source or a target is missing, or conditions where there are none or are to be some.
    error RecognitionRules_Incomplete();

    /// @notice Levels are from 0 to 8.
    error RecognitionRules_BadLevel(uint8 level);

    /// @notice A rate is from 1 to 1000 permille.
    error RecognitionRules_BadRate(uint16 ratePermille);

    /// @notice The end does not lie after the start and in the future.
    error RecognitionRules_BadPeriod(uint40 startsAt, uint40 endsAt);

    /// @notice A panel has at most 16 members and a threshold from 1 to their number; an Automatic rule has none.
    error RecognitionRules_BadPanel(uint256 members, uint8 threshold);

    /// @notice The panel's members do not ascend, or one is named twice.
    /// @param position Of the first that is not above the one before it, from 0 on.
    error RecognitionRules_PanelNotAscending(uint256 position);

    /// @notice The member decides appeals under the agreement, and so is not in a panel.
    error RecognitionRules_ArbiterInPanel(MemberId arbiter);

    /// @notice Adds a rule; the caller must be a registrar of the home university that it names.
    function addRule(Draft calldata draft) external returns (uint32 rule);

    /// @notice Retires a rule; the caller must be a registrar of its home university.
    function retireRule(uint32 rule) external;

    function getRule(uint32 rule) external view returns (Rule memory);

    function getPanel(uint32 rule) external view returns (MemberId[] memory);

    function getRuleCount() external view returns (uint32);
}
