"""What English questions about policy are about, field by field, with the Vietnamese terms that the documents use.

1. An entry is `english, other english: từ một|từ hai`; entries are parted by `;` or a line end.
2. English is in the singular and may have blanks (`state budget revenue`); british and american spelling are one, and
   a hyphen is a blank (english.py).
3. Vietnamese terms are those of the documents, most usual first, without dashes; any of them will do.
"""

SUBJECTS = """
article: điều; clause: khoản; annex, appendix, addendum, schedule: phụ lục; chapter: chương; section: mục|phần
paragraph: đoạn|khoản; document, paper: văn bản|tài liệu
legal document, legal normative document: văn bản quy phạm pháp luật; resolution: nghị quyết
joint resolution: nghị quyết liên tịch; decree: nghị định; decision: quyết định; circular: thông tư
joint circular: thông tư liên tịch; directive: chỉ thị; conclusion: kết luận; ordinance: pháp lệnh
law, act, legislation: luật; code: bộ luật; constitution: hiến pháp; guideline, guidance, instruction: hướng dẫn
announcement, notice, notification: thông báo; official letter, official dispatch: công văn; dispatch: công điện
consolidated document, consolidated text: văn bản hợp nhất; regulation, provision, rule: quy định
bylaw: quy chế|điều lệ; charter, statute: điều lệ; report: báo cáo; submission: tờ trình; minutes: biên bản
draft: dự thảo; form, template: mẫu|biểu mẫu; title: trích yếu|tên; header, heading: tiêu đề; recipient: nơi nhận
signature: chữ ký; seal, stamp: con dấu|dấu; legal basis, legal ground: căn cứ pháp lý|căn cứ
effect, force, validity: hiệu lực
take effect, come into force, enter into force, come into effect: có hiệu lực|hiệu lực thi hành|hiệu lực
effective date, enter into effect, take force: có hiệu lực|hiệu lực thi hành|hiệu lực
transitional provision: quy định chuyển tiếp|điều khoản chuyển tiếp; scope: phạm vi
scope of regulation: phạm vi điều chỉnh; subject of application: đối tượng áp dụng; paper size, size of paper: khổ giấy
font: phông chữ; font size: cỡ chữ; margin: lề

government: chính phủ; prime minister: thủ tướng; deputy prime minister: phó thủ tướng; minister: bộ trưởng
deputy minister: thứ trưởng; national assembly, parliament: quốc hội
chairman of the national assembly: chủ tịch quốc hội
standing committee of the national assembly, national assembly standing committee: ủy ban thường vụ quốc hội
president, chairman, chairperson, chair: chủ tịch; vice chairman, vice chairperson, vice president: phó chủ tịch
president of the state, state president: chủ tịch nước; ministry: bộ; department: sở|cục|vụ; division: phòng
agency, body: cơ quan; general department: tổng cục; ministerial level agency: cơ quan ngang bộ
inspectorate: thanh tra; authority: thẩm quyền|chính quyền|cơ quan
competent authority, competent agency: cơ quan có thẩm quyền; competence, jurisdiction: thẩm quyền
office, secretariat office: văn phòng; committee: ủy ban|ban chấp hành; council: hội đồng; board: ban|hội đồng
management board, board of management: ban quản lý|hội đồng quản lý; board of directors: hội đồng quản trị
people's committee: ủy ban nhân dân; people's council: hội đồng nhân dân; people's procuracy, procuracy: viện kiểm sát
court, people's court: tòa án; state bank: ngân hàng nhà nước; state audit: kiểm toán nhà nước
steering committee: ban chỉ đạo; working group, task force: tổ công tác|nhóm công tác
appraisal council: hội đồng thẩm định; ministry of finance: bộ tài chính; ministry of health: bộ y tế
ministry of construction: bộ xây dựng; ministry of justice: bộ tư pháp; ministry of industry and trade: bộ công thương
ministry of education and training: bộ giáo dục và đào tạo; ministry of foreign affairs: bộ ngoại giao
ministry of home affairs, ministry of the interior: bộ nội vụ; ministry of public security: bộ công an
ministry of national defense, ministry of defense: bộ quốc phòng
ministry of agriculture and environment: bộ nông nghiệp và môi trường
ministry of science and technology: bộ khoa học và công nghệ
ministry of natural resources and environment: bộ tài nguyên và môi trường
ministry of transport: bộ giao thông vận tải; ministry of culture sport and tourism: bộ văn hóa thể thao và du lịch
ministry of planning and investment: bộ kế hoạch và đầu tư
ministry of labor war invalid and social affair, ministry of labor: bộ lao động thương binh và xã hội
ministry of agriculture and rural development: bộ nông nghiệp và phát triển nông thôn
ministry of information and communication: bộ thông tin và truyền thông
department of industry and trade: sở công thương; department of construction: sở xây dựng
department of finance: sở tài chính; department of health: sở y tế; department of home affairs: sở nội vụ
department of education and training: sở giáo dục và đào tạo; fatherland front, mass front: mặt trận tổ quốc|mặt trận
trade union, union: công đoàn; youth union: đoàn thanh niên; women's union: hội liên hiệp phụ nữ
farmers' union, farmers' association: hội nông dân; veterans' association: hội cựu chiến binh
association, society: hội|hiệp hội; professional association: hiệp hội nghề nghiệp|hội nghề nghiệp
organization: tổ chức; socio political organization, socio political: tổ chức chính trị xã hội
mass organization: đoàn thể; individual: cá nhân

party, communist party: đảng; party member: đảng viên; party membership: tuổi đảng; party building: xây dựng đảng
party committee: cấp ủy|đảng ủy; provincial party committee: tỉnh ủy; district party committee: huyện ủy
city party committee: thành ủy; party cell, cell: chi bộ; party organization: tổ chức đảng|đảng bộ
central party office, party central office: văn phòng trung ương đảng; politburo, political bureau: bộ chính trị
secretariat: ban bí thư; central committee, party central committee: ban chấp hành trung ương|trung ương
general secretary: tổng bí thư; secretary: bí thư; deputy secretary: phó bí thư
standing committee: ban thường vụ|thường trực; executive committee: ban chấp hành
propaganda commission, propaganda department: ban tuyên giáo; organizing commission: ban tổ chức
inspection commission: ủy ban kiểm tra; mass mobilization: dân vận; congress: đại hội
plenum, plenary session: hội nghị toàn thể|hội nghị; term, tenure, term of office: nhiệm kỳ|khóa
charter of the party, party charter: điều lệ đảng; party badge, badge: huy hiệu
admit to the party, join the party, join the communist party: kết nạp|vào đảng|kết nạp đảng viên
party admission, admit into the party, admission to the party: kết nạp|vào đảng|kết nạp đảng viên
probation, probationary: dự bị; political system: hệ thống chính trị; political theory: lý luận chính trị
ideology: tư tưởng; party fee, membership fee: đảng phí; delegate, deputy of the national assembly: đại biểu
vote, ballot: biểu quyết|bầu|phiếu; election: bầu cử; masses, people, the public: nhân dân|quần chúng|người dân|người
propaganda: tuyên truyền; campaign: cuộc vận động|chiến dịch; movement: phong trào; emulation: thi đua
commendation, reward: khen thưởng|thưởng; thrift: tiết kiệm; waste, wastefulness: lãng phí|chất thải
corruption, anti corruption: tham nhũng; discipline: kỷ luật|kỷ cương; honor: vinh dự|vinh danh
congress document: văn kiện

cadre: cán bộ; official: cán bộ|công chức; civil servant: công chức; public employee, public servant: viên chức
personnel, staff: nhân sự|cán bộ|nhân viên; head, leader, leadership: người đứng đầu|lãnh đạo; deputy: phó
director: giám đốc; manager: quản lý|người quản lý; expert, specialist: chuyên gia; commune: xã
communal level, commune level: cấp xã; ward: phường; town, township: thị trấn|thị xã; district: huyện
provincial level: cấp tỉnh; province, provincial: tỉnh; city, municipal, municipality: thành phố
village, hamlet: thôn|làng|bản; residential area: khu dân cư; region: vùng|khu vực; locality, local: địa phương
local government, local authority: chính quyền địa phương; central, central government: trung ương
national, nationwide: quốc gia|toàn quốc; country, nation: đất nước|quốc gia|nước
foreign country, overseas, abroad: nước ngoài; state, public sector: nhà nước; vietnam, vietnamese, viet nam: việt nam
hanoi, ha noi: hà nội; ho chi minh city: thành phố hồ chí minh; central highlands: tây nguyên
area: diện tích|khu vực|vùng; border: biên giới; island: đảo|hải đảo; mountain, mountainous: miền núi|núi
sea, marine, maritime: biển|hàng hải; coastal: ven biển; river: sông; lake: hồ; delta: đồng bằng
administrative reform: cải cách hành chính; administrative procedure: thủ tục hành chính
procedure, formality: thủ tục|trình tự; administrative: hành chính; administrative unit: đơn vị hành chính
one stop shop: một cửa; decentralization, devolution: phân cấp|phân quyền; delegation of power: phân quyền|ủy quyền
dossier, application file: hồ sơ; application: hồ sơ|đơn|đề nghị; public service: dịch vụ công
online public service: dịch vụ công trực tuyến; online: trực tuyến; permit, license: giấy phép
construction permit, building permit: giấy phép xây dựng; certificate: giấy chứng nhận|chứng chỉ; registration: đăng ký
residence: cư trú; residence registration: đăng ký cư trú; temporary residence: tạm trú
permanent residence: thường trú; power: quyền|điện; right: quyền; duty, obligation: nghĩa vụ|trách nhiệm
responsibility, responsible: trách nhiệm; state management: quản lý nhà nước; seniority: thâm niên; rank: ngạch|hạng
payroll quota: biên chế; apparatus: bộ máy; merger, merge: sáp nhập|sắp xếp; reorganization: sắp xếp|tổ chức lại
home affair, internal affair: nội vụ; foreign affair, external affair, diplomacy, diplomatic: ngoại giao|đối ngoại
consular: lãnh sự; international integration: hội nhập quốc tế; integration: hội nhập; international: quốc tế
treaty, international treaty: điều ước quốc tế; agreement: thỏa thuận|hiệp định; integration work: hội nhập
foreign language: ngoại ngữ; interpreter: phiên dịch; embassy: đại sứ quán; passport: hộ chiếu; visa: thị thực
entry: nhập cảnh; exit: xuất cảnh; come home, return home, go home, home country: về nước
residence registration office, residence registration agency: cơ quan đăng ký cư trú

budget: ngân sách; state budget: ngân sách nhà nước; budget revenue: thu ngân sách; local budget: ngân sách địa phương
central budget: ngân sách trung ương
budget spending, budget expenditure, state budget spending, state budget expenditure: chi ngân sách|tổng chi ngân sách
revenue: thu|doanh thu; expenditure, spending: chi; expense, cost: chi phí|kinh phí|chi
funding, fund, funding source: kinh phí|nguồn kinh phí|quỹ; budget estimate, cost estimate: dự toán
recurrent expenditure: chi thường xuyên; finance, financial: tài chính; money: tiền; deposit: tiền gửi|đặt cọc|ký quỹ
tax: thuế; value added tax, vat: thuế giá trị gia tăng; import tax, import duty, customs duty: thuế nhập khẩu
export tax: thuế xuất khẩu; income tax: thuế thu nhập; corporate income tax: thuế thu nhập doanh nghiệp
personal income tax: thuế thu nhập cá nhân; tariff: biểu thuế|thuế suất; tax rate: thuế suất
excise tax, special consumption tax: thuế tiêu thụ đặc biệt; environmental protection tax: thuế bảo vệ môi trường
fee, charge: phí|lệ phí; tax exemption: miễn thuế; tax refund: hoàn thuế
fuel, petrol, gasoline, petroleum: xăng dầu|xăng|nhiên liệu; diesel: dầu diesel|dầu; oil: dầu; customs: hải quan
capital: vốn; investment capital: vốn đầu tư; charter capital: vốn điều lệ; investment: đầu tư
public investment: đầu tư công; private investment: đầu tư tư nhân
foreign investment, foreign direct investment, fdi: đầu tư nước ngoài|đầu tư trực tiếp nước ngoài; investor: nhà đầu tư
investment policy: chủ trương đầu tư; public private partnership, ppp: đối tác công tư; disbursement: giải ngân
disbursement rate: tỷ lệ giải ngân|giải ngân; bidding, tender, bid: đấu thầu; contractor: nhà thầu
bidding document: hồ sơ mời thầu; bidder: nhà thầu|nhà đầu tư; loan: vay|khoản vay; credit: tín dụng
loan term: thời hạn vay; interest rate, interest: lãi suất; bank: ngân hàng; debt: nợ; public debt: nợ công
bond: trái phiếu; aid: viện trợ|tài trợ; guarantee: bảo lãnh|bảo đảm; repayment: trả nợ|hoàn trả; account: tài khoản
invoice: hóa đơn; accounting: kế toán; audit: kiểm toán; asset, property: tài sản; public asset: tài sản công
price: giá; inflation: lạm phát; consumer price index, cpi: chỉ số giá tiêu dùng; exchange rate: tỷ giá
economy: kinh tế|nền kinh tế; economic: kinh tế; socio economic: kinh tế xã hội; macroeconomic: kinh tế vĩ mô
digital economy: kinh tế số; green economy: kinh tế xanh; circular economy: kinh tế tuần hoàn
private economy, private sector: kinh tế tư nhân|khu vực tư nhân|tư nhân; collective economy: kinh tế tập thể
gross domestic product, gdp: gdp|tổng sản phẩm; grdp, gross regional domestic product: grdp|tổng sản phẩm; gross: tổng
growth, growth rate: tăng trưởng; economic growth: tăng trưởng kinh tế|tăng trưởng
labor productivity: năng suất lao động; productivity: năng suất
total factor productivity, tfp: năng suất nhân tố tổng hợp|tfp
per capita income, income per capita: thu nhập bình quân đầu người; per capita: bình quân đầu người; income: thu nhập
export turnover: kim ngạch xuất khẩu; export: xuất khẩu; import: nhập khẩu; market: thị trường
trade, commerce: thương mại; e commerce: thương mại điện tử; retail: bán lẻ; consumption, consumer: tiêu dùng
goods, commodity: hàng hóa; product: sản phẩm; brand, trademark: thương hiệu|nhãn hiệu
business, enterprise, company, firm: doanh nghiệp|công ty; small and medium enterprise, sme: doanh nghiệp nhỏ và vừa
state owned enterprise: doanh nghiệp nhà nước; service enterprise, service company: doanh nghiệp dịch vụ
cooperative: hợp tác xã; household business, business household: hộ kinh doanh; business line: ngành nghề
startup, start up: khởi nghiệp; business condition: điều kiện kinh doanh; shareholder: cổ đông
share of stock, stock: cổ phiếu|cổ phần; securities: chứng khoán; contract: hợp đồng; contract value: giá trị hợp đồng
sponsor: tài trợ; value chain: chuỗi giá trị; supply chain: chuỗi cung ứng; logistics: logistics|hậu cần
industry, industrial: công nghiệp; industrial park, industrial zone: khu công nghiệp
industrial cluster: cụm công nghiệp; economic zone: khu kinh tế; craft village: làng nghề
occupancy rate: tỷ lệ lấp đầy; factory: nhà máy; handicraft: thủ công; mineral: khoáng sản
mining, mine: khai thác khoáng sản|mỏ|khai thác; underground mine: mỏ hầm lò|hầm lò; methane: mê tan|khí mê tan
coal: than; explosive: vật liệu nổ|thuốc nổ; industrial explosive: vật liệu nổ công nghiệp
explosive precursor: tiền chất thuốc nổ; precursor: tiền chất; chemical: hóa chất
hazardous chemical, dangerous chemical: hóa chất nguy hiểm; hazardous, dangerous, danger: nguy hiểm|nguy hại
toxic: độc|độc hại; safety data sheet: phiếu an toàn hóa chất; chemical incident: sự cố hóa chất; incident: sự cố
hazard: nguy cơ|mối nguy; steel: thép; cement: xi măng

land: đất|đất đai; land use: sử dụng đất; land use right: quyền sử dụng đất; land rent: tiền thuê đất
land price: giá đất; land recovery, land acquisition: thu hồi đất; land use plan: kế hoạch sử dụng đất
land allocation: giao đất; agricultural land: đất nông nghiệp; industrial land: đất công nghiệp
compensation: bồi thường; resettlement: tái định cư; site clearance, land clearance: giải phóng mặt bằng
planning, master plan: quy hoạch; zoning: phân khu; construction: xây dựng
construction planning, construction plan: quy hoạch xây dựng; urban: đô thị; urban area: khu đô thị|đô thị
rural: nông thôn; rural area: nông thôn|khu vực nông thôn
new rural, new style rural, new rural area, new style rural area, new countryside: nông thôn mới
housing, house: nhà ở|nhà; social housing: nhà ở xã hội; apartment: căn hộ|chung cư; real estate: bất động sản
building: công trình|tòa nhà|xây dựng; works: công trình; construction investment: đầu tư xây dựng
construction contract: hợp đồng xây dựng; construction supervision: giám sát thi công; warranty: bảo hành
maintenance: bảo trì; acceptance: nghiệm thu; quality: chất lượng; construction quality: chất lượng công trình
basic design: thiết kế cơ sở; design: thiết kế; feasibility study: báo cáo nghiên cứu khả thi|nghiên cứu khả thi
appraisal: thẩm định; investment project: dự án đầu tư; infrastructure: hạ tầng|kết cấu hạ tầng
technical infrastructure: hạ tầng kỹ thuật; bridge: cầu; water supply: cấp nước; clean water: nước sạch; water: nước
wastewater, sewage: nước thải; drainage: thoát nước; irrigation: thủy lợi; reservoir: hồ chứa; dam: đập; dike: đê
cemetery: nghĩa trang; park: công viên; tree: cây xanh|cây

agriculture, agricultural, farming: nông nghiệp; crop: cây trồng|cây; livestock, animal husbandry: chăn nuôi
cattle: gia súc|bò; pig: lợn|heo; poultry: gia cầm; rice: lúa|gạo; coffee: cà phê
cold coffee, cold climate coffee: cà phê xứ lạnh; rubber: cao su; pepper: hồ tiêu
fruit tree, fruit: cây ăn quả|trái cây|quả; vegetable: rau; sugarcane, sugar cane: mía; macadamia: mắc ca; ginseng: sâm
herb, herbal, medicinal plant, medicinal herb: dược liệu|cây dược liệu; seed: giống|hạt; fertilizer: phân bón
pesticide: thuốc bảo vệ thực vật; plant protection: bảo vệ thực vật; veterinary: thú y; food: thực phẩm|lương thực
food safety: an toàn thực phẩm; food security: an ninh lương thực; yield: năng suất|sản lượng; output: sản lượng
farm: trang trại; farmer: nông dân; forest: rừng; forestry: lâm nghiệp; forest cover: che phủ rừng|độ che phủ rừng
afforestation: trồng rừng; forestation: trồng rừng; natural forest: rừng tự nhiên; protective forest: rừng phòng hộ
aquaculture, fishery, fisheries: thủy sản|nuôi trồng thủy sản; fishing: khai thác thủy sản|đánh bắt
fishing vessel, fishing boat: tàu cá; garden: vườn; mixed garden: vườn tạp; land reclamation: khai hoang
high tech agriculture, hi tech agriculture: nông nghiệp công nghệ cao; organic: hữu cơ; specialty: đặc sản

environment, environmental: môi trường; environmental protection: bảo vệ môi trường
environmental impact assessment: đánh giá tác động môi trường; pollution: ô nhiễm; climate change: biến đổi khí hậu
climate: khí hậu; emission: phát thải|khí thải; greenhouse gas: khí nhà kính; carbon: các bon|carbon
net zero: phát thải ròng bằng 0; solid waste: chất thải rắn; hazardous waste: chất thải nguy hại
garbage, rubbish, trash, household waste: rác thải|chất thải sinh hoạt|rác; recycling: tái chế
biodiversity: đa dạng sinh học; natural resource: tài nguyên thiên nhiên|tài nguyên
natural disaster, disaster: thiên tai; flood: lũ|lũ lụt; storm: bão; drought: hạn hán; landslide: sạt lở
fire: cháy|hỏa hoạn
fire prevention, fire fighting, fire safety, firefighting: phòng cháy|chữa cháy|phòng cháy chữa cháy
rescue: cứu nạn|cứu hộ; energy: năng lượng; renewable energy: năng lượng tái tạo; electricity, electric power: điện
power plant: nhà máy điện; solar power: điện mặt trời; wind power: điện gió; nuclear: hạt nhân
nuclear power: điện hạt nhân; radiation: bức xạ; gas: khí|khí đốt; green growth: tăng trưởng xanh
sustainable development: phát triển bền vững; sustainable: bền vững

transport, transportation: vận tải|giao thông; road transport: vận tải đường bộ; traffic: giao thông
road traffic: giao thông đường bộ; traffic safety: an toàn giao thông; traffic accident: tai nạn giao thông
traffic light: đèn tín hiệu; road: đường bộ|đường; highway, expressway, motorway: đường cao tốc|cao tốc
national highway: quốc lộ; railway: đường sắt; high speed railway: đường sắt tốc độ cao
urban railway, metro: đường sắt đô thị; inland waterway, waterway: đường thủy nội địa|đường thủy
airport: cảng hàng không|sân bay; aviation, airline: hàng không; aircraft, airplane: tàu bay|máy bay
seaport: cảng biển; port: cảng; ship, vessel: tàu|tàu biển; vehicle: phương tiện|xe; motor vehicle: xe cơ giới
car, automobile: ô tô|xe ô tô; motorcycle, motorbike: xe mô tô|xe máy|mô tô; moped: xe gắn máy; bicycle: xe đạp
bus: xe buýt; truck, lorry: xe tải|ô tô tải; electric vehicle: xe điện; driver: người lái xe|người điều khiển
driving license, driver's license: giấy phép lái xe; driving: lái xe|điều khiển; helmet: mũ bảo hiểm
seat belt: dây đai an toàn; alcohol: nồng độ cồn|rượu bia|cồn; red light: đèn đỏ; speed limit: tốc độ tối đa|tốc độ
speeding: quá tốc độ|tốc độ; vehicle registration: đăng ký xe; license plate, number plate: biển số; parking: đỗ xe|đỗ
pedestrian: người đi bộ; passenger: hành khách; sidewalk, pavement: vỉa hè|hè phố; lane: làn đường|làn
emergency lane: làn dừng khẩn cấp; overtaking, overtake: vượt xe|vượt; passing, pass: vượt|thông qua
intersection, junction, crossroad: nơi đường giao nhau|ngã tư; toll: phí sử dụng đường bộ|thu phí
vehicle inspection: đăng kiểm; demerit point, license point: điểm giấy phép lái xe
mobile phone, cell phone: điện thoại di động|điện thoại; tourism: du lịch
tourist, visitor, tourist arrival, arrival: khách du lịch|lượt khách; tourist area: khu du lịch; hotel: khách sạn
accommodation: lưu trú; travel: đi lại|lữ hành|du lịch; heritage: di sản; monument, relic: di tích

labor: lao động; worker, laborer, employee: người lao động|lao động|công nhân
contract worker: người lao động đi làm việc ở nước ngoài|người lao động
migrant worker, guest worker: người lao động đi làm việc ở nước ngoài
overseas employment, work abroad, work overseas, working abroad: đi làm việc ở nước ngoài|làm việc ở nước ngoài
employer: người sử dụng lao động; labor contract, employment contract: hợp đồng lao động; employment, job: việc làm
unemployment: thất nghiệp; unemployment insurance: bảo hiểm thất nghiệp; recruitment: tuyển dụng
wage, salary, pay: lương|tiền lương; minimum wage: lương tối thiểu; working hour: thời giờ làm việc|giờ làm việc
overtime: làm thêm giờ|làm thêm; leave, day off, holiday: nghỉ; annual leave: nghỉ hằng năm
maternity leave: nghỉ thai sản; maternity: thai sản; sick leave: nghỉ ốm|ốm đau; retirement: nghỉ hưu
retirement age: tuổi nghỉ hưu; pension: lương hưu; severance: trợ cấp thôi việc; dismissal: sa thải
resignation: thôi việc|từ chức; strike: đình công; labor accident, occupational accident: tai nạn lao động
occupational safety, labor safety: an toàn lao động; occupational disease: bệnh nghề nghiệp
vocational training: đào tạo nghề|giáo dục nghề nghiệp; vocational education: giáo dục nghề nghiệp
trained worker: lao động qua đào tạo; skill: kỹ năng; apprentice, intern, trainee: thực tập|thực tập sinh
internship: thực tập; human resource: nguồn nhân lực|nhân lực; high quality human resource: nhân lực chất lượng cao
talent: nhân tài|tài năng; social insurance: bảo hiểm xã hội; health insurance: bảo hiểm y tế
health insurance coverage: tỷ lệ bao phủ bảo hiểm y tế|bảo hiểm y tế; health insurance card: thẻ bảo hiểm y tế
insurance: bảo hiểm; premium: phí bảo hiểm|mức đóng; social security, social welfare: an sinh xã hội
allowance, subsidy, benefit: trợ cấp|phụ cấp|hỗ trợ; social assistance: trợ giúp xã hội
meritorious person: người có công; war invalid: thương binh; martyr: liệt sĩ
poverty reduction, poverty alleviation: giảm nghèo|hộ nghèo; poverty rate: tỷ lệ hộ nghèo|hộ nghèo
poor household: hộ nghèo; near poor household: hộ cận nghèo; poor district: huyện nghèo; poverty: nghèo|giảm nghèo
poor: nghèo; multidimensional poverty: nghèo đa chiều; household, family: hộ gia đình|hộ|gia đình
ethnic minority: dân tộc thiểu số; ethnic: dân tộc; religion, religious, belief: tôn giáo|tín ngưỡng
gender equality: bình đẳng giới; gender: giới|giới tính; female, woman: phụ nữ|nữ; male, man: nam|nam giới
child: trẻ em|trẻ|con; elderly, older person, old people: người cao tuổi
disability, disabled person, person with disability: người khuyết tật|khuyết tật; orphan: mồ côi
youth, young people, young person: thanh niên; minor: người chưa thành niên|chưa thành niên; adult: người thành niên
marriage: kết hôn|hôn nhân; divorce: ly hôn; birth: sinh|khai sinh; death: chết|khai tử
adoption of child: nuôi con nuôi; population: dân số; resident: cư dân|người dân; citizen: công dân
citizen identity card, identity card, id card: căn cước|căn cước công dân; nationality: quốc tịch
foreigner: người nước ngoài; fertility: mức sinh

health, medical, healthcare, health care: y tế|sức khỏe; hospital: bệnh viện; health station: trạm y tế
medical examination, examination and treatment, medical treatment: khám bệnh|chữa bệnh; patient: người bệnh|bệnh nhân
doctor, physician: bác sĩ; nurse: điều dưỡng; pharmacist: dược sĩ; pharmacy: nhà thuốc|quầy thuốc
medicine, drug: thuốc; narcotic, drug addiction: ma túy
medical equipment, medical device: trang thiết bị y tế|thiết bị y tế; disease, epidemic: bệnh|dịch bệnh
vaccine, vaccination: vắc xin|tiêm chủng; malnutrition: suy dinh dưỡng; nutrition: dinh dưỡng
hospital bed, bed: giường bệnh; tobacco, smoking: thuốc lá; life expectancy: tuổi thọ; education: giáo dục
training: đào tạo|bồi dưỡng; educational institution: cơ sở giáo dục; university: đại học|trường đại học
higher education: giáo dục đại học; college: cao đẳng; school: trường học|trường|nhà trường
high school: trung học phổ thông; secondary school, lower secondary school: trung học cơ sở; primary school: tiểu học
kindergarten, preschool: mầm non; student: học sinh|sinh viên; pupil: học sinh; teacher: giáo viên|nhà giáo
lecturer: giảng viên; tenured lecturer, co tenured lecturer: giảng viên cơ hữu|giảng viên đồng cơ hữu
professor: giáo sư; tuition: học phí; scholarship: học bổng; curriculum: chương trình; textbook: sách giáo khoa
exam, examination: thi|kỳ thi; degree, diploma: văn bằng|bằng; graduation: tốt nghiệp; doctorate: tiến sĩ
enrolment: tuyển sinh; class: lớp; literacy: xóa mù chữ; culture, cultural: văn hóa; sport: thể thao; art: nghệ thuật
library: thư viện; museum: bảo tàng; press, newspaper, journalism, media: báo chí|báo|truyền thông
film, cinema: phim|điện ảnh; advertisement, advertising: quảng cáo; publishing: xuất bản; festival: lễ hội
language: ngôn ngữ|tiếng

science and technology: khoa học công nghệ|khoa học và công nghệ; science, scientific: khoa học; technology: công nghệ
innovation: đổi mới sáng tạo|đổi mới; digital transformation: chuyển đổi số; digital: số
digitalization, digitization: số hóa|chuyển đổi số; digital government, e government: chính phủ số|chính phủ điện tử
digital society: xã hội số; digital technology: công nghệ số
digital signature, electronic signature: chữ ký số|chữ ký điện tử; artificial intelligence, ai: trí tuệ nhân tạo|ai
semiconductor: bán dẫn; big data: dữ liệu lớn; data: dữ liệu; database: cơ sở dữ liệu
national database: cơ sở dữ liệu quốc gia; personal data: dữ liệu cá nhân; data center: trung tâm dữ liệu
cloud computing: điện toán đám mây; information technology: công nghệ thông tin; information: thông tin
communication: truyền thông; information system: hệ thống thông tin
cyber security, cybersecurity, network security: an ninh mạng|an toàn thông tin mạng; cyberspace: không gian mạng
social network, social media: mạng xã hội; telecommunication, telecom: viễn thông; broadband: băng rộng
coverage: phủ sóng|bao phủ; mobile subscriber, subscriber: thuê bao; software: phần mềm
strategic technology: công nghệ chiến lược; core technology: công nghệ lõi
high technology, high tech, hi tech: công nghệ cao
research and development, r d: nghiên cứu và phát triển|nghiên cứu phát triển; research: nghiên cứu
researcher: nhà nghiên cứu|nhà khoa học; scientist: nhà khoa học; patent, invention: sáng chế
intellectual property: sở hữu trí tuệ; laboratory: phòng thí nghiệm; sandbox: thử nghiệm có kiểm soát
venture capital: đầu tư mạo hiểm; platform: nền tảng; satellite: vệ tinh
online payment, cashless payment: thanh toán không dùng tiền mặt|thanh toán trực tuyến; payment: thanh toán|nộp
payment of money, money transfer, remittance: chuyển tiền|kiều hối; electronic identification: định danh điện tử

justice, judicial: tư pháp; judge: thẩm phán; prosecutor: kiểm sát viên; lawyer: luật sư; trial: xét xử
appeal: phúc thẩm|kháng cáo|khiếu nại; cassation: giám đốc thẩm; first instance: sơ thẩm; civil: dân sự
criminal: hình sự|tội phạm; crime, criminal offense: tội phạm; offense, offender: vi phạm|tội phạm
sentence, imprisonment, prison, jail: phạt tù|tù; drunk driving: nồng độ cồn
fine, penalty, monetary fine: phạt tiền|mức phạt|phạt; sanction, punishment: xử phạt|xử lý
administrative violation: vi phạm hành chính|vi phạm; violation, breach, infringement: vi phạm; complaint: khiếu nại
denunciation: tố cáo; dispute: tranh chấp; evidence: chứng cứ|bằng chứng; witness: người làm chứng
victim: bị hại|nạn nhân; defendant: bị cáo|bị đơn; plaintiff: nguyên đơn; legal aid: trợ giúp pháp lý
notary, notarization: công chứng; authentication: chứng thực; inheritance: thừa kế
will of a deceased, testament: di chúc; ownership: sở hữu; mortgage: thế chấp; liability: trách nhiệm
confiscation: tịch thu; security: an ninh|bảo đảm; national security: an ninh quốc gia
public security, police: công an; social order, order: trật tự|trật tự xã hội; defense, national defense: quốc phòng
military: quân sự; army: quân đội; military service: nghĩa vụ quân sự
all people's movement to protect national security: toàn dân bảo vệ an ninh tổ quốc; soldier: chiến sĩ|quân nhân
secret, state secret: bí mật|bí mật nhà nước; weapon: vũ khí; terrorism: khủng bố; smuggling: buôn lậu
drug crime: ma túy; prisoner: phạm nhân
"""
