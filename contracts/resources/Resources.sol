// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMembers} from "../alliance/IMembers.sol";
import {IResources} from "./IResources.sol";
import {OpeningHours} from "./OpeningHours.sol";
import {MemberId} from "../units/MemberId.sol";
import {SLOTS_PER_DAY} from "../units/Slot.sol";

abstract contract Resources is IResources {
    /// @dev What a booking needs to know of a resource, the rules included: one storage word, so that a booking reads
    /// and writes it once.
    struct Resource {
        MemberId owner;
        State state;
        uint16 rateVersion;
        uint32 bookings;
        uint32 outages;
        uint8 opensAt;
        uint8 closesAt;
        int8 zoneOffset;
        uint8 openDays;
        uint16 shortest;
        uint16 longest;
        uint16 horizonDays;
        bool needsApproval;
    }

    /// @dev A week. Bounds the days that one booking or outage can touch.
    uint16 internal constant LONGEST_RANGE = 672;
    uint8 private constant EVERY_DAY = 127;
    int8 private constant WESTERNMOST_ZONE = -48;
    int8 private constant EASTERNMOST_ZONE = 56;

    IMembers internal immutable MEMBERS;

    /* STATE */

    mapping(uint32 resource => Resource) internal _resources;
    mapping(uint32 resource => mapping(uint16 version => Rate)) private _rates;
    uint32 private _resourceCount;

    /* CONSTRUCTOR */

    constructor(IMembers members, IResources predecessor) {
        MEMBERS = members;
        if (address(predecessor) != address(0)) _resourceCount = predecessor.getResourceCount();
    }

    /* EXTERNAL */

    /// @inheritdoc IResources
    function publish(
        MemberId owner,
        Description calldata description,
        Rules calldata rules,
        Rate calldata rate
    ) external returns (uint32 resource) {
        MEMBERS.requireOffice(owner, msg.sender, IMembers.Office.Steward);
        _requireComplete(description);
        _requireSound(rules);

        resource = ++_resourceCount;
        _resources[resource].owner = owner;
        _resources[resource].state = State.Open;
        _writeRules(resource, rules);
        emit ResourcePublished(resource, owner, description, rules, msg.sender);
        _addRate(resource, rate);
    }

    /// @inheritdoc IResources
    function describe(uint32 resource, Description calldata description) external {
        _requireSteward(resource);
        _requireComplete(description);

        emit DescriptionChanged(resource, description, msg.sender);
    }

    /// @inheritdoc IResources
    function setRules(uint32 resource, Rules calldata rules) external {
        _requireSteward(resource);
        _requireSound(rules);

        _writeRules(resource, rules);
        emit RulesChanged(resource, rules, msg.sender);
    }

    /// @inheritdoc IResources
    function setRate(uint32 resource, Rate calldata rate) external returns (uint16 version) {
        _requireSteward(resource);

        return _addRate(resource, rate);
    }

    /// @inheritdoc IResources
    function setState(uint32 resource, State state) external {
        _requireSteward(resource);
        if (state == State.None) revert Resources_Incomplete();

        _resources[resource].state = state;
        emit StateChanged(resource, state, msg.sender);
    }

    /* VIEWS */

    /// @inheritdoc IResources
    function getRules(uint32 resource) external view returns (Rules memory) {
        _requireKnown(resource);
        Resource memory found = _resources[resource];

        return
            Rules({
                opensAt: found.opensAt,
                closesAt: found.closesAt,
                zoneOffset: found.zoneOffset,
                openDays: found.openDays,
                shortest: found.shortest,
                longest: found.longest,
                horizonDays: found.horizonDays,
                needsApproval: found.needsApproval
            });
    }

    /// @inheritdoc IResources
    function getRate(uint32 resource, uint16 version) public view returns (Rate memory) {
        _requireKnown(resource);
        if (version == 0 || version > _resources[resource].rateVersion) {
            revert Resources_UnknownRate(resource, version);
        }

        return _rates[resource][version];
    }

    /// @inheritdoc IResources
    function getOwner(uint32 resource) external view returns (MemberId) {
        _requireKnown(resource);

        return _resources[resource].owner;
    }

    /// @inheritdoc IResources
    function getState(uint32 resource) external view returns (State) {
        _requireKnown(resource);

        return _resources[resource].state;
    }

    /// @inheritdoc IResources
    function getResourceCount() external view returns (uint32) {
        return _resourceCount;
    }

    /* INTERNAL */

    function _requireKnown(uint32 resource) internal view {
        if (_resources[resource].state == State.None) revert Resources_UnknownResource(resource);
    }

    function _requireSteward(uint32 resource) internal view {
        _requireKnown(resource);
        MEMBERS.requireOffice(_resources[resource].owner, msg.sender, IMembers.Office.Steward);
    }

    function _requireComplete(Description calldata description) private pure {
        if (
            bytes(description.nameZh).length == 0 ||
            bytes(description.nameEn).length == 0 ||
            bytes(description.category).length == 0
        ) revert Resources_Incomplete();
    }

    function _requireSound(Rules calldata rules) private pure {
        if (rules.opensAt >= rules.closesAt || rules.closesAt > SLOTS_PER_DAY) revert Resources_BadRules();
        if (rules.zoneOffset < WESTERNMOST_ZONE || rules.zoneOffset > EASTERNMOST_ZONE) revert Resources_BadRules();
        if (rules.openDays == 0 || rules.openDays > EVERY_DAY || rules.horizonDays == 0) revert Resources_BadRules();
        if (rules.shortest == 0 || rules.shortest > rules.longest || rules.longest > LONGEST_RANGE) {
            revert Resources_BadRules();
        }
        if (
            rules.shortest > rules.closesAt - rules.opensAt &&
            !OpeningHours.isAroundTheClock(rules.opensAt, rules.closesAt)
        ) revert Resources_BadRules();
    }

    function _writeRules(uint32 resource, Rules calldata rules) private {
        Resource storage found = _resources[resource];
        found.opensAt = rules.opensAt;
        found.closesAt = rules.closesAt;
        found.zoneOffset = rules.zoneOffset;
        found.openDays = rules.openDays;
        found.shortest = rules.shortest;
        found.longest = rules.longest;
        found.horizonDays = rules.horizonDays;
        found.needsApproval = rules.needsApproval;
    }

    function _addRate(uint32 resource, Rate calldata rate) private returns (uint16 version) {
        version = ++_resources[resource].rateVersion;
        _rates[resource][version] = rate;
        emit RateChanged(resource, version, rate, msg.sender);
    }
}
