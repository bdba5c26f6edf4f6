// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements} from "../alliance/IAgreements.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {IBookings} from "./IBookings.sol";
import {IResources} from "./IResources.sol";
import {Occupancy} from "./Occupancy.sol";
import {OpeningHours} from "./OpeningHours.sol";
import {Resources} from "./Resources.sol";
import {IObligations} from "../settlement/IObligations.sol";
import {MemberId} from "../units/MemberId.sol";
import {MINUTES_PER_SLOT, SLOTS_PER_DAY, slotAt} from "../units/Slot.sol";

contract Bookings is IBookings, Resources {
    using Occupancy for Occupancy.Calendar;

    /// @dev An outage fills one storage word.
    struct Outage {
        uint32 start;
        uint16 length;
    }

    uint8 private constant OWN = 0;
    uint8 private constant MEMBER = 1;
    uint8 private constant ENTERPRISE = 2;
    uint32 private constant OUTAGE_HORIZON_DAYS = 366;
    uint256 private constant MINUTES_PER_HOUR = 60;

    IAgreements private immutable AGREEMENTS;
    IObligations private immutable OBLIGATIONS;
    uint64 private immutable ANSWER_WINDOW_SECONDS;

    /* STATE */

    /// @dev By the key of {_key}; outages are numbered apart from bookings.
    mapping(uint64 key => Booking) private _bookings;
    mapping(uint64 key => Outage) private _outages;
    mapping(uint32 resource => Occupancy.Calendar) private _calendars;

    /* CONSTRUCTOR */

    /// @param members Says who holds which office.
    /// @param agreements Under which members book from each other.
    /// @param obligations Where charges are posted.
    /// @param answerWindowSeconds How long a user has to confirm or contest metered usage.
    /// @param predecessor The contract that this one replaces, so that no resource has a number of one there; zero for
    /// the first.
    constructor(
        IMembers members,
        IAgreements agreements,
        IObligations obligations,
        uint64 answerWindowSeconds,
        IResources predecessor
    ) Resources(members, predecessor) {
        AGREEMENTS = agreements;
        OBLIGATIONS = obligations;
        ANSWER_WINDOW_SECONDS = answerWindowSeconds;
    }

    /* EXTERNAL: THE USER */

    /// @inheritdoc IBookings
    function book(
        uint32 resource,
        MemberId user,
        uint32 start,
        uint16 length,
        uint16 rateVersion,
        uint32 agreement
    ) external returns (uint32 number) {
        Resource memory found = _resources[resource];
        if (found.state == State.None) revert Resources_UnknownResource(resource);
        if (found.state != State.Open) revert Resources_NotOpen(resource);
        if (rateVersion != found.rateVersion) revert Bookings_RateChanged(resource, rateVersion, found.rateVersion);
        _requireAllowed(resource, found, start, length);
        uint8 rateClass = _classify(user, found.owner);
        if (rateClass == OWN) {
            if (agreement != 0) revert Bookings_AgreementNotNeeded(resource, agreement);
        } else {
            if (agreement == 0) revert Bookings_AgreementMissing(user, found.owner);
            AGREEMENTS.requireInForce(agreement, IAgreements.Kind.ResourceSharing, user, found.owner);
        }

        number = found.bookings + 1;
        _resources[resource].bookings = number;
        _calendars[resource].take(resource, start, length);
        Status status = found.needsApproval ? Status.Requested : Status.Approved;
        _bookings[_key(resource, number)] = Booking({
            user: user,
            status: status,
            start: start,
            length: length,
            rateVersion: rateVersion,
            rateClass: rateClass,
            usedMinutes: 0,
            deemedAt: 0,
            contested: false
        });
        emit BookingMade(resource, number, user, start, length, rateVersion, rateClass, status, agreement, msg.sender);
    }

    /// @inheritdoc IBookings
    function cancel(uint32 resource, uint32 number) external {
        Booking memory booking = getBooking(resource, number);
        _requireResearcher(booking.user);
        if (booking.status != Status.Requested && booking.status != Status.Approved) {
            revert Bookings_StatusForbids(resource, number, booking.status);
        }
        if (booking.status == Status.Approved) _requireNotBegun(resource, number, booking);

        _calendars[resource].free(booking.start, booking.length);
        _setStatus(resource, number, Status.Cancelled);
    }

    /// @inheritdoc IBookings
    function confirm(uint32 resource, uint32 number) external {
        Booking memory booking = getBooking(resource, number);
        _requireResearcher(booking.user);
        if (booking.status != Status.Metered) revert Bookings_StatusForbids(resource, number, booking.status);

        _charge(resource, number, booking);
    }

    /// @inheritdoc IBookings
    function contest(uint32 resource, uint32 number) external {
        Booking memory booking = getBooking(resource, number);
        _requireResearcher(booking.user);
        if (booking.status != Status.Metered) revert Bookings_StatusForbids(resource, number, booking.status);
        if (booking.contested) revert Bookings_AlreadyContested(resource, number);
        if (block.timestamp >= booking.deemedAt) {
            uint64 deemedAt = _deemedAt(booking);
            if (block.timestamp >= deemedAt) revert Bookings_AnswerTooLate(resource, number, deemedAt);
        }

        _bookings[_key(resource, number)].contested = true;
        _setStatus(resource, number, Status.Contested);
    }

    /* EXTERNAL: THE OWNER */

    /// @inheritdoc IBookings
    function approve(uint32 resource, uint32 number) external {
        _requireSteward(resource);
        Booking memory booking = getBooking(resource, number);
        if (booking.status != Status.Requested) revert Bookings_StatusForbids(resource, number, booking.status);
        uint32 end = booking.start + booking.length;
        if (slotAt(block.timestamp) >= end) revert Bookings_AlreadyOver(resource, number, end);

        _setStatus(resource, number, Status.Approved);
    }

    /// @inheritdoc IBookings
    function decline(uint32 resource, uint32 number) external {
        _requireSteward(resource);
        Booking memory booking = getBooking(resource, number);
        if (booking.status != Status.Requested) revert Bookings_StatusForbids(resource, number, booking.status);

        _calendars[resource].free(booking.start, booking.length);
        _setStatus(resource, number, Status.Declined);
    }

    /// @inheritdoc IBookings
    function meter(uint32 resource, uint32 number, uint32 usedMinutes) external {
        _requireSteward(resource);
        Booking memory booking = getBooking(resource, number);
        if (booking.status != Status.Approved && booking.status != Status.Contested) {
            revert Bookings_StatusForbids(resource, number, booking.status);
        }
        if (!_hasBegun(booking)) revert Bookings_NotYetBegun(resource, number, booking.start);
        uint32 bookedMinutes = booking.length * MINUTES_PER_SLOT;
        if (usedMinutes > bookedMinutes) revert Bookings_MoreThanBooked(usedMinutes, bookedMinutes);

        booking.status = Status.Metered;
        booking.usedMinutes = usedMinutes;
        booking.deemedAt = uint64(block.timestamp) + ANSWER_WINDOW_SECONDS;
        _bookings[_key(resource, number)] = booking;
        emit UsageMetered(resource, number, usedMinutes, booking.deemedAt, msg.sender);
    }

    /// @inheritdoc IBookings
    function makeOutage(uint32 resource, uint32 start, uint16 length) external returns (uint32 number) {
        _requireSteward(resource);
        _requireWithin(start, length, OUTAGE_HORIZON_DAYS);
        if (length > LONGEST_RANGE) revert Bookings_LengthOutOfRange(length, 1, LONGEST_RANGE);

        number = ++_resources[resource].outages;
        _calendars[resource].take(resource, start, length);
        _outages[_key(resource, number)] = Outage(start, length);
        emit OutageMade(resource, number, start, length, msg.sender);
    }

    /// @inheritdoc IBookings
    function liftOutage(uint32 resource, uint32 number) external {
        _requireSteward(resource);
        Outage memory outage = _outages[_key(resource, number)];
        if (outage.length == 0) revert Bookings_UnknownOutage(resource, number);

        delete _outages[_key(resource, number)];
        _calendars[resource].free(outage.start, outage.length);
        emit OutageLifted(resource, number, outage.start, outage.length, msg.sender);
    }

    /* EXTERNAL: ANYONE */

    /// @inheritdoc IBookings
    function deem(uint32 resource, uint32 number) external {
        MEMBERS.requireNotPaused();
        Booking memory booking = getBooking(resource, number);
        if (booking.status != Status.Metered) revert Bookings_StatusForbids(resource, number, booking.status);
        uint64 deemedAt = _deemedAt(booking);
        if (block.timestamp < deemedAt) revert Bookings_NotYetDeemed(resource, number, deemedAt);

        _charge(resource, number, booking);
    }

    /* VIEWS */

    /// @inheritdoc IBookings
    function getBooking(uint32 resource, uint32 number) public view returns (Booking memory booking) {
        booking = _bookings[_key(resource, number)];
        if (booking.status == Status.None) revert Bookings_UnknownBooking(resource, number);
    }

    /// @inheritdoc IBookings
    function getOccupancy(uint32 resource, uint32 day) external view returns (uint96) {
        return _calendars[resource].takenOn(day);
    }

    /* INTERNAL */

    function _key(uint32 resource, uint32 number) private pure returns (uint64) {
        return (uint64(resource) << 32) | number;
    }

    function _hasBegun(Booking memory booking) private view returns (bool) {
        return slotAt(block.timestamp) >= booking.start;
    }

    function _requireNotBegun(uint32 resource, uint32 number, Booking memory booking) private view {
        if (_hasBegun(booking)) revert Bookings_AlreadyBegun(resource, number, booking.start);
    }

    function _requireResearcher(MemberId user) private view {
        MEMBERS.requireOffice(user, msg.sender, IMembers.Office.Researcher);
    }

    function _requireWithin(uint32 start, uint16 length, uint32 horizonDays) private view {
        if (length == 0) revert Bookings_Empty();
        uint32 earliest = slotAt(block.timestamp);
        if (start < earliest) revert Bookings_InThePast(start, earliest);
        uint32 latest = earliest + horizonDays * SLOTS_PER_DAY;
        if (start > latest) revert Bookings_BeyondHorizon(start, latest);
    }

    function _requireAllowed(uint32 resource, Resource memory found, uint32 start, uint16 length) private view {
        _requireWithin(start, length, found.horizonDays);
        if (length < found.shortest || length > found.longest) {
            revert Bookings_LengthOutOfRange(length, found.shortest, found.longest);
        }
        if (!OpeningHours.cover(found.opensAt, found.closesAt, found.zoneOffset, found.openDays, start, length))
            revert Bookings_OutsideOpeningHours(resource, start, length);
    }

    /// @dev Checks on the way that the caller may book and that the owner still takes part.
    function _classify(MemberId user, MemberId owner) private view returns (uint8 rateClass) {
        IMembers.Kind kind = MEMBERS.requireOfficeAndPartner(user, msg.sender, IMembers.Office.Researcher, owner);
        if (user == owner) return OWN;

        return kind == IMembers.Kind.Enterprise ? ENTERPRISE : MEMBER;
    }

    /// @dev During a pause nobody could answer, so that the time to answer begins anew with its end.
    function _deemedAt(Booking memory booking) private view returns (uint64) {
        uint64 sincePause = MEMBERS.getPause(address(this)) + ANSWER_WINDOW_SECONDS;

        return sincePause > booking.deemedAt ? sincePause : booking.deemedAt;
    }

    function _setStatus(uint32 resource, uint32 number, Status status) private {
        _bookings[_key(resource, number)].status = status;
        emit BookingStatusChanged(resource, number, status, msg.sender);
    }

    /// @dev The remainder of the division stays with the user.
    function _charge(uint32 resource, uint32 number, Booking memory booking) private {
        uint128 amountMinor = uint128((_pricePerHour(resource, booking) * booking.usedMinutes) / MINUTES_PER_HOUR);

        _bookings[_key(resource, number)].status = Status.Charged;
        uint64 obligation = 0;
        if (booking.rateClass != OWN && amountMinor != 0) {
            obligation = OBLIGATIONS.post(
                booking.user,
                _resources[resource].owner,
                amountMinor,
                IObligations.Cause.Booking,
                _key(resource, number)
            );
        }
        emit UsageCharged(resource, number, amountMinor, obligation, msg.sender);
    }

    function _pricePerHour(uint32 resource, Booking memory booking) private view returns (uint256) {
        Rate memory rate = getRate(resource, booking.rateVersion);
        if (booking.rateClass == OWN) return rate.own;

        return booking.rateClass == ENTERPRISE ? rate.enterprise : rate.member;
    }
}
